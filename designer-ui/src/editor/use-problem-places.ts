import { computed, watch } from 'vue';
import type { FormEditing } from '../forms/use-form-editing';
import type { ItemGap } from '../items/item-gaps';
import type { useItemGaps } from '../items/use-item-gaps';
import { placeOf, type ProblemPlace } from '../problems/problem-place';
import { showMarkers } from '../problems/problem-markers';
import type { useProblems } from '../problems/use-problems';
import type { DiagramState } from './use-diagram';
import type { EditorTabState } from './use-editor-tabs';

/** Marks what is wrong on the drawing, and leads to the place of a problem or of a gap in the item data. */
export function useProblemPlaces(
  diagram: DiagramState,
  { problems, errors }: Pick<ReturnType<typeof useProblems>, 'problems' | 'errors'>,
  { tab, hasPanel }: EditorTabState,
  { wanted, tryAll }: Pick<ReturnType<typeof useItemGaps>, 'wanted' | 'tryAll'>,
  form: Pick<FormEditing, 'select'>,
) {
  watch([problems, diagram.open], ([found, opened]) => {
    if (opened) showMarkers(opened, found, (group) => group.map(({ message }) => message).join('；'));
  });
  function showGap(gap: ItemGap): void {
    tab.value = 'item';
    wanted.value = gap;
  }
  return {
    /** Tabs beside the drawing in which something is wrong. */
    wrongTabs: computed(() => [...new Set(errors.value.flatMap((error) => placeOf(error)?.tab ?? []))]),
    showPlace({ tab: wrong, path }: ProblemPlace): void {
      tab.value = wrong;
      const [key, column] = path?.split('.') ?? [];
      if (wrong !== 'form' || key === undefined) return;
      form.select(column === undefined ? { kind: 'field', key } : { kind: 'column', key, column });
    },
    showGap,
    show(elementId: string): void {
      if (!hasPanel.value) tab.value = 'diagram';
      diagram.show(elementId);
    },
    /** From where somebody wanted to publish: all gaps are named from then on. */
    tryGap(gap: ItemGap): void {
      tryAll();
      showGap(gap);
    },
    /** There are gaps that keep it from being saved. */
    tryItem(): void {
      tryAll();
      tab.value = 'item';
    },
  };
}
