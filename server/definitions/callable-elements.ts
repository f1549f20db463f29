import type { Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';

/** What other definitions may refer to by its id. */
export type CallableKind = 'process' | 'decision';

/** Writes what the newest version of a definition offers to others, instead of what the one before offered. */
export function offerCallables(
  tx: Transaction,
  key: string,
  offered: { readonly [kind in CallableKind]: readonly string[] },
): void {
  tx.enqueue('delete from callable_element where definition_key = ?', [key]);
  const rows = (['process', 'decision'] as const).flatMap((kind) =>
    offered[kind].map((elementId) => ({ kind, element_id: elementId, definition_key: key })),
  );
  if (rows.length === 0) return;
  const { sql, values } = insertRows('callable_element', rows);
  tx.enqueue(sql, values);
}
