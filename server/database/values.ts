import type { SqlValue } from './database.js';

/** Placeholders and values of a multi-row insert: `(?, ?), (?, ?)`. Rows must not be empty. */
export function values(rows: readonly (readonly SqlValue[])[]): { readonly text: string; readonly values: SqlValue[] } {
  const row = `(${(rows[0] ?? []).map(() => '?').join(', ')})`;
  return { text: rows.map(() => row).join(', '), values: rows.flat() };
}
