import type { TaskDetail } from '@xiaowu/server/contract/tasks';
import { type Ref, ref, watch } from 'vue';
import { isStatus } from '../../api/api-failure';
import { task as fetchTask } from '../../api/tasks';
import { isLost } from './is-lost';
import { useLiveRefresh } from '../lists/use-live-refresh';

interface Acts {
  isActing: () => boolean;
  /** A decision got no answer. */
  isInDoubt: Ref<boolean>;
  /** Was it that which settled the task? Then that is shown. */
  recover: () => Promise<boolean>;
}

/** Whether the case can still be looked at. */
type Taken = 'visible' | 'hidden';

/**
 * Whether somebody else took or settled the task while it lies open here. While it is still mine, what others said
 * meanwhile comes to its records; nothing that was filled in is touched.
 */
export function useTaken(task: Ref<TaskDetail | null>, { isActing, isInDoubt, recover }: Acts): Ref<Taken | null> {
  const taken = ref<Taken | null>(null);
  watch(task, () => {
    taken.value = null;
  });

  async function look(): Promise<void> {
    const open = task.value;
    if (!open || taken.value !== null || isActing()) return;
    try {
      const now = await fetchTask(open.id);
      if (isLost(open.actions, now.actions)) await settle(open, 'visible');
      else follow(open, now);
    } catch (reason) {
      if (isStatus(reason, 404) || isStatus(reason, 403)) await settle(open, 'hidden');
    }
  }
  async function settle(open: TaskDetail, by: Taken): Promise<void> {
    if (task.value !== open || isActing() || (await recover())) return;
    if (task.value === open) taken.value = by;
  }
  function follow(open: TaskDetail, { records }: TaskDetail): void {
    if (task.value !== open || isActing() || JSON.stringify(records) === JSON.stringify(open.records)) return;
    task.value = { ...open, records };
  }
  watch(
    () => isInDoubt.value && !isActing(),
    (isOpen) => isOpen && void look(),
  );
  useLiveRefresh(() => void look(), { caseId: () => task.value?.applicationId });
  return taken;
}
