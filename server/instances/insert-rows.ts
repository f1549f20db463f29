import type { SqlValue, Statement } from '../database/database.js';

/** One insert of many rows; all rows have the columns of the first. */
export function insertRows(table: string, rows: readonly { readonly [column: string]: SqlValue }[]): Statement {
  const columns = Object.keys(rows[0] ?? {});
  const row = `(${columns.map(() => '?').join(', ')})`;
  return {
    sql: `insert into ${table} (${columns.join(', ')}) values ${rows.map(() => row).join(', ')}`,
    values: rows.flatMap((values) => columns.map((column) => values[column] ?? null)),
  };
}

/** `?, ?, ?` for an `in (…)`. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
