import type { FormColumn } from '@xiaowu/server/contract/forms';
import type { Row } from './rows';

/** Sums of the columns of money, in cents; null where the column has none or there is nothing to add. */
export function columnTotals(columns: readonly FormColumn[], rows: readonly Row[]): (number | null)[] {
  return columns.map(({ key, type }) => {
    if (type !== 'money') return null;
    const amounts = rows.map((row) => row[key]).filter((amount) => typeof amount === 'number');
    return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : null;
  });
}
