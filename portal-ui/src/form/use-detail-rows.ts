import { fieldLimits } from '@xiaowu/server/contract/field-limits';
import type { FormColumn, FormField } from '@xiaowu/server/contract/forms';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormContext } from './form-context';
import { columnsOf, isWritable, rightOf } from './form-rights';
import { cellsOf, isHeading, pastedValue } from './paste-cells';
import { type Row, rowsOf, withCell, withCopy, withoutRow } from './rows';
import { movedRow, sortedRows } from './sort-rows';
import { columnTotals } from './totals';
import { useFormLabels } from './form-labels';
import { useRowPages } from './use-row-pages';

/** Cells that a note names one by one. */
const mostNamed = 3;
const pageSizes = { desktop: 30, phone: 15 };
/** What the server fills in does not tie a row to its place. */
const fillsItself = new Set<string>(['static', 'formula']);

/** What a detail table and its cards have in common. */
export function useDetailRows(props: { field: FormField; modelValue: unknown }, change: (rows: Row[]) => void) {
  const { t } = useI18n();
  const form = useFormContext();
  const { uploads } = useFormLabels();
  const rows = computed(() => rowsOf(props.modelValue));
  const pages = useRowPages(
    () => rows.value,
    () => pageSizes[form.device.value],
  );
  /** Files on their way into cells: rows that move meanwhile would get those of others. */
  const isBusy = computed(() => {
    const ownId = `${form.idOf(props.field.key)}-`;
    return [...uploads.keys()].some((id) => id.startsWith(ownId));
  });
  // what is wrong may stand on another page
  watch(form.wanted, (path) => {
    const [key, index] = path.split('.');
    if (key === props.field.key && index !== undefined) pages.reveal(Number(index));
  });
  const rightOfColumn = (column: FormColumn) =>
    rightOf(form.view.value, `${props.field.key}.${column.key}`, form.mode.value);
  const columns = computed(() => columnsOf(props.field).filter((column) => rightOfColumn(column) !== 'hidden'));
  const isEditable = computed(() => isWritable(rightOf(form.view.value, props.field.key, form.mode.value)));
  /** Rows have no ids: where a column is kept from this person, the rows stay as they are in number. */
  const isFixed = computed(
    () =>
      rows.value.length > 0 &&
      columnsOf(props.field).some((column) => !isWritable(rightOfColumn(column)) && !fillsItself.has(column.type)),
  );
  /** What came of the last paste. */
  const note = ref({ text: '', isIncomplete: false });
  /** Column that the rows were last sorted by, until one of them changes. */
  const sorted = ref<{ key: string; direction: 'ascending' | 'descending' } | null>(null);
  function sort(column: FormColumn): void {
    const isAgain = sorted.value?.key === column.key && sorted.value.direction === 'ascending';
    const direction = isAgain ? 'descending' : 'ascending';
    change(sortedRows(rows.value, column, direction));
    sorted.value = { key: column.key, direction };
  }
  /** Lays cells of a spreadsheet over the table from this cell on, with rows added as needed. */
  function paste(text: string, index: number, column: FormColumn): boolean {
    const copied = cellsOf(text);
    if (copied.length === 1 && copied[0]?.length === 1) return false; // a single value: the field's own matter
    const start = columns.value.findIndex(({ key }) => key === column.key);
    const hasHeading = copied.length > 1 && isHeading(copied[0] ?? [], columns.value.slice(start));
    const cells = hasHeading ? copied.slice(1) : copied;
    const pasted = [...rows.value];
    const room = mayChangeRows.value ? most.value : rows.value.length;
    const bad: string[] = [];
    const taken = cells.slice(0, room - index);
    taken.forEach((line, down) => {
      const row: Record<string, unknown> = { ...pasted[index + down] };
      line.forEach((cell, across) => {
        const target = columns.value[start + across];
        if (!target || !isWritable(rightOfColumn(target))) return;
        const value = pastedValue(target, cell);
        if (value === undefined) bad.push(t('form.table.badCell', { n: index + down + 1, label: target.label }));
        else row[target.key] = value;
      });
      pasted[index + down] = row;
    });
    change(pasted);
    sorted.value = null;
    const cut = cells.length - taken.length;
    const said = [t(cut > 0 ? 'form.table.pasteCut' : 'form.table.pasted', { n: taken.length, most: room, cut })];
    if (bad.length > 0) said.push(t('form.table.unreadable', { cells: named(bad) }));
    note.value = { text: said.join('。'), isIncomplete: cut > 0 || bad.length > 0 };
    return true;
  }
  function named(bad: readonly string[]): string {
    const cells = bad.slice(0, mostNamed).join('、');
    return bad.length > mostNamed ? t('form.table.badCells', { cells, bad: bad.length }) : cells;
  }
  const mayChangeRows = computed(() => isEditable.value && !isFixed.value);
  const most = computed(() => props.field.maxRows ?? fieldLimits.rows);
  return {
    rows,
    pages,
    isBusy,
    columns,
    most,
    mayChangeRows,
    note,
    sorted,
    sort,
    paste,
    move: (index: number, by: -1 | 1) => {
      sorted.value = null;
      change(movedRow(rows.value, index, by));
      pages.reveal(index + by);
    },
    totals: computed(() => (rows.value.length > 1 ? columnTotals(columns.value, rows.value, t('form.yuan')) : [])),
    isFull: computed(() => rows.value.length >= most.value),
    isRequired: (column: FormColumn) => rightOfColumn(column) === 'required',
    rightOfColumn,
    path: (index: number, column: FormColumn) => `${props.field.key}.${index}.${column.key}`,
    rightPath: (column: FormColumn) => `${props.field.key}.${column.key}`,
    cellName: (index: number, column: FormColumn) => t('form.table.cell', { label: column.label, n: index + 1 }),
    set: (index: number, column: FormColumn, value: unknown) => change(withCell(rows.value, index, column.key, value)),
    add: () => {
      const added = rows.value.length;
      change([...rows.value, {}]);
      pages.reveal(added);
    },
    copy: (index: number) => {
      change(withCopy(rows.value, index));
      pages.reveal(index + 1);
    },
    remove: (index: number) => change(withoutRow(rows.value, index)),
  };
}
