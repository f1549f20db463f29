import type { SqlValue, Statement } from './database.js';

type Row = { readonly [column: string]: SqlValue };

/** One insert of many rows; all rows have the columns of the first. A column that is null in all of them is left out. */
export function insertRows(table: string, rows: readonly Row[]): Statement {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => rows.some((row) => row[column] !== null));
  const row = `(${marks(columns)})`;
  return {
    sql: `insert into ${table} (${columns.join(', ')}) values ${rows.map(() => row).join(', ')}`,
    values: rows.flatMap((values) => columns.map((column) => values[column] ?? null)),
  };
}

/** `?, ?, ?` for an `in (…)`. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
