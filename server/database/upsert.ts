import type { Dialect } from './database.js';

/**
 * The end of an `insert … values …` that changes the row already there: `assignments` may name the new values
 * as `new.column`, e.g. `last_at = new.last_at`.
 */
export function upsert(dialect: Dialect, keyColumns: readonly string[], assignments: string): string {
  return dialect === 'mysql'
    ? ` on duplicate key update ${assignments.replace(/\bnew\.(\w+)/g, 'values($1)')}`
    : ` on conflict (${keyColumns.join(', ')}) do update set ${assignments.replace(/\bnew\./g, 'excluded.')}`;
}
