import type { TaskCounts } from '@xiaowu/server/contract/tasks';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { taskCounts } from '../../api/tasks';
import { useSession } from '../../session/session-store';
import { useLiveRefresh } from './use-live-refresh';

/** How much waits for me: in the menu, on the start page and on the bell. Null until it is known; updates by itself. */
export const useCounts = defineStore('counts', () => {
  const session = useSession();
  const counts = shallowRef<TaskCounts | null>(null);
  let asked = 0;

  async function refresh(): Promise<void> {
    if (!session.person) return;
    const turn = ++asked;
    // Numbers beside a menu are not worth an error message: the old ones stay.
    const answer = await taskCounts().catch(() => null);
    if (answer && turn === asked) counts.value = answer;
  }
  useLiveRefresh(() => void refresh());

  return { counts, refresh };
});
