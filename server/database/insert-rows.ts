import type { InsertParts, SqlValue, Statement } from './database.js';

type Row = { readonly [column: string]: SqlValue };

/**
 * One insert of many rows; all rows have the columns of the first. A column that is null in all of them is left out.
 * `tail` is the `upsert` where a row may be there already.
 */
export function insertRows(table: string, rows: readonly Row[], tail = ''): Statement {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => rows.some((row) => row[column] !== null));
  const parts = {
    head: `insert into ${table} (${columns.join(', ')}) values `,
    row: `(${marks(columns)})`,
    count: rows.length,
    tail,
  };
  return {
    sql: insertSql(parts),
    values: rows.flatMap((values) => columns.map((column) => values[column] ?? null)),
    insert: parts,
  };
}

export const insertSql = ({ head, row, count, tail }: InsertParts): string =>
  `${head}${Array.from({ length: count }, () => row).join(', ')}${tail}`;

/** `?, ?, ?` for an `in (…)`. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
