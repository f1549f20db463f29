import { computed, type Ref, shallowRef } from 'vue';

/** Ticked rows of a list. What left the list is no longer ticked. */
export function useSelection<Row extends { id: string }>(rows: Ref<readonly Row[]>) {
  const ticked = shallowRef<ReadonlySet<string>>(new Set());
  const selected = computed(() => rows.value.filter(({ id }) => ticked.value.has(id)));
  return {
    selected,
    isSelected: (id: string) => ticked.value.has(id),
    allSelected: computed(() => rows.value.length > 0 && selected.value.length === rows.value.length),
    toggle(id: string) {
      const now = new Set(ticked.value);
      if (!now.delete(id)) now.add(id);
      ticked.value = now;
    },
    toggleAll() {
      const all = selected.value.length === rows.value.length;
      ticked.value = new Set(all ? [] : rows.value.map(({ id }) => id));
    },
    clear: () => void (ticked.value = new Set()),
  };
}

export type Selection<Row extends { id: string } = { id: string }> = ReturnType<typeof useSelection<Row>>;
