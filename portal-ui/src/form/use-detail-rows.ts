import type { FormColumn, FormField } from '@xiaowu/server/contract/forms';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormContext } from './form-context';
import { columnsOf, isWritable, rightOf } from './form-rights';
import { type Row, rowsOf, withCell, withCopy, withoutRow } from './rows';

const mostRows = 100;

/** What a detail table and its cards have in common. */
export function useDetailRows(props: { field: FormField; modelValue: unknown }, change: (rows: Row[]) => void) {
  const { t } = useI18n();
  const form = useFormContext();
  const rows = computed(() => rowsOf(props.modelValue));
  const rightOfColumn = (column: FormColumn) =>
    rightOf(form.view.value, `${props.field.key}.${column.key}`, form.mode.value);
  const columns = computed(() => columnsOf(props.field).filter((column) => rightOfColumn(column) !== 'hidden'));
  const isEditable = computed(() => isWritable(rightOf(form.view.value, props.field.key, form.mode.value)));
  /** Rows have no ids: where a column is kept from this person, the rows stay as they are in number. */
  const isFixed = computed(
    () =>
      rows.value.length > 0 &&
      columnsOf(props.field).some((column) => !isWritable(rightOfColumn(column)) && column.type !== 'static'),
  );
  const most = computed(() => props.field.maxRows ?? mostRows);
  return {
    rows,
    columns,
    most,
    mayChangeRows: computed(() => isEditable.value && !isFixed.value),
    isFull: computed(() => rows.value.length >= most.value),
    isRequired: (column: FormColumn) => rightOfColumn(column) === 'required',
    path: (index: number, column: FormColumn) => `${props.field.key}.${index}.${column.key}`,
    rightPath: (column: FormColumn) => `${props.field.key}.${column.key}`,
    cellName: (index: number, column: FormColumn) => t('form.table.cell', { label: column.label, n: index + 1 }),
    set: (index: number, column: FormColumn, value: unknown) => change(withCell(rows.value, index, column.key, value)),
    add: () => change([...rows.value, {}]),
    copy: (index: number) => change(withCopy(rows.value, index)),
    remove: (index: number) => change(withoutRow(rows.value, index)),
  };
}
