import type { Reader, SqlValue } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import type { Administers } from './administers.js';

/** SQL that holds for rows of `definition d` that are administered, with its values. */
export function administered(administers: Administers): { sql: string; values: readonly SqlValue[] } {
  if (administers === 'all') return { sql: '1 = 1', values: [] };
  if (administers.length === 0) return { sql: '1 = 0', values: [] };
  return { sql: `d.department_code in (${marks(administers)})`, values: administers };
}

/** The same for rows that have an `item_key`. */
export function ofAdministeredItems(
  administers: Administers,
  column: string,
): { sql: string; values: readonly SqlValue[] } {
  if (administers === 'all') return { sql: '1 = 1', values: [] };
  const { sql, values } = administered(administers);
  return { sql: `${column} in (select d.definition_key from definition d where ${sql})`, values };
}

/** Which of these items are theirs. One query, and only of who administers some departments. */
export async function administeredAmong(
  reader: Reader,
  administers: Administers,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (administers === 'all') return new Set(keys);
  if (administers.length === 0 || keys.length === 0) return new Set();
  const { sql, values } = administered(administers);
  const rows = await reader.query<{ definition_key: string }>(
    `select d.definition_key from definition d where d.definition_key in (${marks(keys)}) and ${sql}`,
    [...keys, ...values],
  );
  return new Set(rows.map(({ definition_key }) => definition_key));
}

/** Whether the item is one of theirs; true for one that there is not, so that it is not found instead. */
export async function administersItem(reader: Reader, administers: Administers, key: string): Promise<boolean> {
  if (administers === 'all') return true;
  if (administers.length === 0) return false;
  const [row] = await reader.query<{ department_code: string | null }>(
    'select department_code from definition where definition_key = ?',
    [key],
  );
  return row === undefined || administers.includes(row.department_code ?? '');
}
