import type { TaskCounts } from '@xiaowu/server/contract/tasks';
import { defineStore } from 'pinia';
import { shallowRef, watch } from 'vue';
import { taskCounts } from '../../api/tasks';
import { useSession } from '../../session/session-store';
import { sharedQuestion } from './shared-question';
import { useLiveRefresh } from './use-live-refresh';

/** How much waits for me: in the menu, on the start page and on the bell. Null until it is known; updates by itself. */
export const useCounts = defineStore('counts', () => {
  const session = useSession();
  const counts = shallowRef<TaskCounts | null>(null);
  const question = sharedQuestion(taskCounts, (answer) => (counts.value = answer));

  /** Asks: something has been done that changes them. */
  const refresh = async () => void (session.person && (await question.refresh()));
  /** Asks, unless another part of the page just did. */
  const ensure = async () => void (session.person && (await question.ensure()));
  // what was answered to one person is not fresh for another
  watch(
    () => session.person?.id,
    () => void refresh(),
  );
  useLiveRefresh(() => void refresh());

  return { counts, refresh, ensure };
});
