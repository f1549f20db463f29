import type { TaskDetail } from '@xiaowu/server/contract/tasks';
import { type Ref, ref, watch } from 'vue';
import { isStatus } from '../../api/api-failure';
import { task as fetchTask } from '../../api/tasks';
import { useLiveRefresh } from '../lists/use-live-refresh';

/** Whether somebody else took or settled the task while it lies open here; nothing that was filled in is touched. */
export function useTaken(task: Ref<TaskDetail | null>, isActing: () => boolean): Ref<boolean> {
  const isTaken = ref(false);
  watch(
    () => task.value?.id,
    () => {
      isTaken.value = false;
    },
  );

  async function look(): Promise<void> {
    const open = task.value;
    if (!open || isTaken.value || isActing()) return;
    try {
      const now = await fetchTask(open.id);
      const lost = open.actions.some(({ action }) => !now.actions.some((one) => one.action === action));
      if (task.value === open && !isActing()) isTaken.value = lost;
    } catch (reason) {
      if (task.value === open && !isActing()) isTaken.value = isStatus(reason, 404) || isStatus(reason, 403);
    }
  }
  useLiveRefresh(
    () => void look(),
    () => task.value?.applicationId,
  );
  return isTaken;
}
