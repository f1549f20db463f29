import { hasTotal, isMoney } from '@xiaowu/server/contract/column-totals';
import type { FormColumn } from '@xiaowu/server/contract/forms';
import { yuanText } from '@xiaowu/server/contract/field-text';
import type { Row } from './rows';

/** Sums of the columns that have one, as people read them; '' where there is none or nothing to add. */
export function columnTotals(columns: readonly FormColumn[], rows: readonly Row[], yuan: string): string[] {
  return columns.map((column) => {
    if (!hasTotal(column)) return '';
    const amounts = rows.map((row) => row[column.key]).filter((amount) => typeof amount === 'number');
    if (amounts.length === 0) return '';
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    if (isMoney(column)) return `${yuanText(sum)} ${yuan}`;
    // 0.1 + 0.2 is 0.3
    const text = column.precision === undefined ? String(Number(sum.toFixed(6))) : sum.toFixed(column.precision);
    return [text, column.unit].filter(Boolean).join(' ');
  });
}
