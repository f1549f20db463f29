import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';

/** One administrative act. `personId` null = the system itself. */
export interface AuditEntry {
  readonly personId: string | null;
  /** `<subject>.<act>`, e.g. `definition.publish`. */
  readonly action: string;
  /** Key or id of what it was done to. */
  readonly target: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Appends to the administration log, in the transaction of the act itself: no act without its line. */
@Injectable()
export class AuditService {
  write(tx: Transaction, { personId, action, target, detail = {} }: AuditEntry): void {
    tx.enqueue('insert into audit_log (id, person_id, at, action, target, detail) values (?, ?, ?, ?, ?, ?)', [
      ...[newId(), personId, toSqlTime(new Date()), action, target.slice(0, 120), JSON.stringify(detail)],
    ]);
  }
}
