import { nextTick, type Ref } from 'vue';
import { addRule, type DecisionTable, paste } from './decision-table';

interface Cells {
  readonly table: () => DecisionTable;
  readonly isDisabled: () => boolean;
  readonly newId: (prefix: string) => string;
  readonly change: (table: DecisionTable) => void;
}

/** The keys of a decision table: arrows and Enter lead from cell to cell, a pasted block fills as many as it has. */
export function useCellKeys(grid: Readonly<Ref<HTMLElement | null>>, { table, isDisabled, newId, change }: Cells) {
  const columns = () => table().inputs.length + table().outputs.length + 1;

  function focus(row: number, column: number): void {
    void nextTick(() => grid.value?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus());
  }
  function isAtEnd(target: EventTarget | null, direction: number): boolean {
    if (!(target instanceof HTMLInputElement)) return true;
    const end = direction < 0 ? 0 : target.value.length;
    const isWhole = target.selectionStart === 0 && target.selectionEnd === target.value.length;
    return isWhole || (target.selectionStart === end && target.selectionEnd === end);
  }
  function onKey(event: KeyboardEvent, row: number, column: number): void {
    if (event.isComposing) return;
    const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (sideways !== 0) {
      // Inside of a text the arrows move the caret; at its end, to the next cell.
      if (event.shiftKey || !isAtEnd(event.target, sideways)) return;
      const next = column + sideways;
      if (next >= 0 && next < columns()) focus(row, next);
      else return;
    } else if (event.key === 'ArrowUp' && row > 0) focus(row - 1, column);
    else if (event.key === 'ArrowDown' && row < table().rules.length - 1) focus(row + 1, column);
    else if (event.key === 'Enter') {
      // What was typed is in the table before a rule is added to it.
      if (event.target instanceof HTMLElement) event.target.blur();
      void nextTick(() => {
        if (row === table().rules.length - 1 && !isDisabled()) change(addRule(table(), row + 1, newId));
        focus(row + 1, column);
      });
    } else return;
    event.preventDefault();
  }
  function onPaste(event: ClipboardEvent, row: number, column: number): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (isDisabled() || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const block = text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
    change(paste(table(), row, column, block, newId));
  }

  return { onKey, onPaste };
}
