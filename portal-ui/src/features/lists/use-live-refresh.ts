import { useDocumentVisibility, useEventListener, useIntervalFn } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';
import { isConnecting, isLive, listenToChanges } from '../../api/live';

const everyMs = 15_000;
/** While the server tells of changes, asking only makes up for what was missed. */
const everyMsLive = 90_000;
/** Changes come in bursts: one step concerns several pages, one page several steps. */
const gatherMs = 120;

/** The connection that is being made will say when to ask; one that cannot be made does not. */
const patienceMs = 1_000;

export interface LiveRefreshOptions {
  /** Only changes of this case count. */
  caseId?: () => string | undefined;
  /** Asking at the moment, maybe with an answer from before the change: the refresh waits for its end. */
  isBusy?: () => boolean;
}

/**
 * Calls `refresh` when the server tells of a change, at once when somebody comes back to the page, and, because telling
 * is best effort, every so often. A change that comes while the page still loads, or before it is connected, is not
 * missed.
 */
export function useLiveRefresh(refresh: () => void, { caseId, isBusy = () => false }: LiveRefreshOptions = {}): void {
  const visibility = useDocumentVisibility();
  let last = Date.now();
  let isOwed = false;
  const now = () => {
    isOwed = isBusy();
    if (isOwed) return;
    last = Date.now();
    refresh();
  };
  watch(isBusy, () => isOwed && now());
  const { pause, resume } = useIntervalFn(() => {
    if (!isLive() || Date.now() - last > everyMsLive) now();
  }, everyMs);
  watch(visibility, (state) => {
    if (state === 'hidden') return pause();
    resume();
    if (isConnecting()) soon(patienceMs);
    else now();
  });
  useEventListener(window, 'focus', () => {
    // Focus and visibility come together: one refresh is enough.
    if (Date.now() - last > 1000) now();
  });

  let gathering: ReturnType<typeof setTimeout> | undefined;
  function soon(ms: number): void {
    clearTimeout(gathering);
    gathering = setTimeout(now, ms);
  }
  const stop = listenToChanges((change) => {
    if (caseId && change !== 'anything' && change.applicationId !== caseId()) return;
    soon(gatherMs);
  });
  onScopeDispose(() => {
    clearTimeout(gathering);
    stop();
  });
}
