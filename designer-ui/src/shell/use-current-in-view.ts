import { type Ref, watch, type WatchSource } from 'vue';

/** Scrolls a strip of entries sideways, so that the current one is seen; again whenever `changed` does. */
export function useCurrentInView(strip: Ref<HTMLElement | null>, current: string, changed: WatchSource): void {
  watch(
    [strip, changed],
    () => {
      const [box, entry] = [strip.value, strip.value?.querySelector<HTMLElement>(current)];
      // not scrollIntoView, which would scroll the page, too
      if (box && entry) box.scrollLeft = entry.offsetLeft - box.offsetLeft - (box.clientWidth - entry.offsetWidth) / 2;
    },
    { flush: 'post', immediate: true },
  );
}
