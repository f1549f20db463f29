import { useDocumentVisibility, useEventListener, useIntervalFn } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';
import { isLive, listenToChanges } from '../../api/live';

const everyMs = 15_000;
/** While the server tells of changes, asking only makes up for what was missed. */
const everyMsLive = 90_000;
/** Changes come in bursts: one step concerns several pages, one page several steps. */
const gatherMs = 120;

/**
 * Calls `refresh` when the server tells of a change, at once when somebody comes back to the page, and, because telling
 * is best effort, every so often. `caseId`: only changes of this case count.
 */
export function useLiveRefresh(refresh: () => void, caseId?: () => string | undefined): void {
  const visibility = useDocumentVisibility();
  let last = Date.now();
  const now = () => {
    last = Date.now();
    refresh();
  };
  const { pause, resume } = useIntervalFn(() => {
    if (!isLive() || Date.now() - last > everyMsLive) now();
  }, everyMs);
  watch(visibility, (state) => {
    if (state === 'hidden') return pause();
    resume();
    now();
  });
  useEventListener(window, 'focus', () => {
    // Focus and visibility come together: one refresh is enough.
    if (Date.now() - last > 1000) now();
  });

  let gathering: ReturnType<typeof setTimeout> | undefined;
  const stop = listenToChanges(({ applicationId }) => {
    if (caseId && applicationId !== caseId()) return;
    clearTimeout(gathering);
    gathering = setTimeout(now, gatherMs);
  });
  onScopeDispose(() => {
    clearTimeout(gathering);
    stop();
  });
}
