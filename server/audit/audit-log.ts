import type { Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';

/** One administrative act, written in the transaction that does it. `detail` becomes JSON; no secrets. */
export function auditLog(
  tx: Transaction,
  act: {
    readonly personId: string | null;
    readonly action: string;
    readonly target: string;
    /** The item that it is about: who administers that one may read the line. */
    readonly itemKey?: string;
    readonly detail?: unknown;
  },
): void {
  tx.enqueue(
    'insert into audit_log (id, person_id, at, action, target, item_key, detail) values (?, ?, ?, ?, ?, ?, ?)',
    [
      newId(),
      act.personId,
      toSqlTime(new Date()),
      act.action,
      act.target,
      act.itemKey ?? null,
      JSON.stringify(act.detail ?? {}),
    ],
  );
}
