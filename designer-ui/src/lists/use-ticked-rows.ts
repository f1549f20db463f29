import { computed, type Ref } from 'vue';

/** Rows of a list that are chosen by their boxes: one by one, or all that are shown. */
export function useTickedRows(rows: () => readonly { readonly id: string }[], ticked: Ref<ReadonlySet<string>>) {
  function tick(ids: readonly string[], isOn: boolean): void {
    const others = [...ticked.value].filter((id) => !ids.includes(id));
    ticked.value = new Set(isOn ? [...others, ...ids] : others);
  }
  return {
    isAll: computed(() => rows().length > 0 && rows().every(({ id }) => ticked.value.has(id))),
    tick: (id: string, isOn: boolean) => tick([id], isOn),
    tickAll: (isOn: boolean) =>
      tick(
        rows().map(({ id }) => id),
        isOn,
      ),
  };
}
