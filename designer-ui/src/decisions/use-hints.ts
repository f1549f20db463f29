import { onScopeDispose, shallowRef, watch } from 'vue';
import type { InputColumn } from './decision-table';
import type { ReadTable } from './read-cells';
import { type Hints, searchHints } from './table-hints';

/** A frame has 16 ms; the rest of it is for what the person does. */
const sliceMs = 8;

/** Overlaps and gaps, searched a little at a time and begun anew with every change. */
export function useHints(
  read: () => ReadTable,
  options: (column: InputColumn) => readonly string[] | null,
  at: string,
) {
  const found = shallowRef<Hints>({ hints: [], unknown: null });
  const isSearching = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function go(search: Generator<undefined, Hints>): void {
    const until = performance.now() + sliceMs;
    do {
      const step = search.next();
      if (!step.done) continue;
      found.value = step.value;
      isSearching.value = false;
      return;
    } while (performance.now() < until);
    isSearching.value = true;
    timer = setTimeout(() => go(search));
  }
  watch(
    read,
    (table) => {
      clearTimeout(timer);
      go(searchHints(table, options, at));
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return { found, isSearching };
}
