import type { FormColumn } from '@xiaowu/server/contract/forms';
import type { Row } from './rows';

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Rows by one column, empty cells last either way; equal ones stay in their order. */
export function sortedRows(rows: readonly Row[], column: FormColumn, direction: 'ascending' | 'descending'): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const orderOf = (value: unknown): string | number => {
    const place = column.options?.findIndex((option) => option.value === value) ?? -1;
    if (place >= 0) return place;
    return typeof value === 'number' ? value : String(value ?? '');
  };
  const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
  return [...rows].sort((a, b) => {
    const [left, right] = [a[column.key], b[column.key]];
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right));
    const [first, second] = [orderOf(left), orderOf(right)];
    if (typeof first === 'number' && typeof second === 'number') return sign * (first - second);
    return sign * collator.compare(String(first), String(second));
  });
}

/** The rows with the one at `index` a place further up or down. */
export function movedRow(rows: readonly Row[], index: number, by: -1 | 1): Row[] {
  const moved = [...rows];
  const [row] = moved.splice(index, 1);
  if (row) moved.splice(Math.max(0, index + by), 0, row);
  return moved;
}
