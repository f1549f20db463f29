import { useDocumentVisibility, useEventListener, useIntervalFn } from '@vueuse/core';
import { watch } from 'vue';

const everyMs = 15_000;

/** Calls `refresh` every 15 s while the page is looked at, and at once when somebody comes back to it. */
export function useLiveRefresh(refresh: () => void): void {
  const visibility = useDocumentVisibility();
  const { pause, resume } = useIntervalFn(refresh, everyMs);
  let last = Date.now();
  const now = () => {
    // Focus and visibility come together: one refresh is enough.
    if (Date.now() - last < 1000) return;
    last = Date.now();
    refresh();
  };
  watch(visibility, (state) => {
    if (state === 'hidden') return pause();
    resume();
    now();
  });
  useEventListener(window, 'focus', now);
}
