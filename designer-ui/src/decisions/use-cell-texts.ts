import { useI18n } from 'vue-i18n';
import type { Doubt } from './cell-doubts';
import type { DecisionTable } from './decision-table';
import type { Mistake } from './read-cells';

interface Shown {
  readonly table: DecisionTable;
  readonly mistakes: ReadonlyMap<string, Mistake>;
  readonly doubts: ReadonlyMap<string, Doubt>;
}

/** What stands in the cells of a decision table, what they are called, and what is wrong with them. */
export function useCellTexts(shown: Shown) {
  const { t } = useI18n();
  const cellsOf = (row: number) => {
    const rule = shown.table.rules[row];
    return rule ? [...rule.inputs, ...rule.outputs, rule.note] : [];
  };
  const mistakeText = (place: string) => {
    const [mistake, doubt] = [shown.mistakes.get(place), shown.doubts.get(place)];
    if (mistake) return t(`decisions.mistake.${mistake}`);
    return doubt ? t(`decisions.doubt.${doubt}`) : undefined;
  };
  /** All that a row shows beside its texts: of hundreds only those that changed are drawn again. */
  const shownOf = (row: number) => {
    if (shown.mistakes.size === 0 && shown.doubts.size === 0) return '';
    return cellsOf(row)
      .map((_, column) => mistakeText(`${row} ${column}`) ?? '')
      .join('|');
  };
  const cellLabel = (row: number, column: number) => {
    const { inputs, outputs } = shown.table;
    const head =
      column < inputs.length
        ? inputs[column]?.label || inputs[column]?.expression
        : column < inputs.length + outputs.length
          ? outputs[column - inputs.length]?.label || outputs[column - inputs.length]?.name
          : t('decisions.note');
    return t('decisions.cell', { row: row + 1, column: head ?? '' });
  };
  return { cellsOf, mistakeText, shownOf, cellLabel };
}
