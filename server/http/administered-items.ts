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
