import { computed, ref } from 'vue';
import type { Row } from './rows';

/** A part of the rows of a long table: widgets for all of them would take minutes to draw. `size` is of a device. */
export function useRowPages(rows: () => readonly Row[], size: () => number) {
  const chosen = ref(0);
  const count = computed(() => Math.max(1, Math.ceil(rows().length / size())));
  const page = computed(() => Math.min(chosen.value, count.value - 1));
  const shown = computed(() => {
    const first = page.value * size();
    return rows()
      .slice(first, first + size())
      .map((row, at) => ({ row, index: first + at }));
  });
  return {
    page,
    count,
    shown,
    /** Rows of a page, counted from 1. */
    rangeOf: (at: number) => ({ from: at * size() + 1, to: Math.min((at + 1) * size(), rows().length) }),
    goTo: (at: number) => {
      chosen.value = Math.max(0, Math.min(at, count.value - 1));
    },
    /** Shows the page that has this row, also one that is about to be added. */
    reveal: (index: number) => {
      chosen.value = Math.max(0, Math.floor(index / size()));
    },
  };
}
