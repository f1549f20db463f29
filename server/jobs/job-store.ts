import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { marks } from '../database/insert-rows.js';
import type { JobRow } from '../instances/outbox.js';
import { backoffMs, maxAttempts, TryAgain } from './backoff.js';

/** A job that this process holds until its lease ends. */
export interface ClaimedJob extends JobRow {
  /** This try included. */
  readonly attempts: number;
}

/** When a row is to be run; `attempts` are the tries until now, of a new row none. */
export type DueJob = Pick<JobRow, 'id' | 'kind' | 'due_at'> & { readonly attempts?: number };

/** How long a claimed job is left alone before another process may take it. */
const leaseMs = 60_000;

const columns = 'id, kind, instance_id, engine_job_id, task_id, payload, due_at, attempts';
const isDue = `((status = 'pending' and due_at <= ?) or (status = 'running' and locked_until < ?))`;

/** The `job` table as a queue: the row is the truth about what is to be done. */
@Injectable()
export class JobStore {
  constructor(private readonly database: Database) {}

  /**
   * Rows that should run now or within `aheadMs`, the longest due first; rows of a process that died are among them
   * and due at once.
   */
  async due(limit: number, aheadMs = 0): Promise<DueJob[]> {
    const now = new Date();
    return this.database.query<DueJob>(
      `select id, kind, due_at, attempts from (select id, kind, due_at, attempts from job where status = 'pending' and due_at <= ? order by due_at, id limit ${limit}) pending
       union all select id, kind, due_at, attempts from (select id, kind, due_at, attempts from job where status = 'running' and locked_until < ? limit ${limit}) lost`,
      [toSqlTime(new Date(now.getTime() + aheadMs)), toSqlTime(now)],
    );
  }

  /** Takes those of the rows that nobody else holds and that are due. */
  async claim(ids: readonly string[]): Promise<ClaimedJob[]> {
    if (ids.length === 0) return [];
    return this.database.transaction(async (tx) => {
      const now = new Date();
      const sqlNow = toSqlTime(now);
      const rows = await tx.query<ClaimedJob>(
        `select ${columns} from job where id in (${marks(ids)}) and ${isDue}${tx.forUpdateSkipLocked}`,
        [...ids, sqlNow, sqlNow],
      );
      if (rows.length === 0) return [];
      tx.enqueue(
        `update job set status = 'running', attempts = attempts + 1, locked_until = ? where id in (${marks(rows)})`,
        [toSqlTime(new Date(now.getTime() + leaseMs)), ...rows.map(({ id }) => id)],
      );
      return rows.map((row) => ({ ...row, attempts: row.attempts + 1 }));
    });
  }

  /** Tries again later, or gives up: a dead row stays for an administrator. */
  async failed({ id, attempts }: ClaimedJob, error: unknown): Promise<void> {
    const message = (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4000);
    const isWanted = error instanceof TryAgain;
    const dueAt = toSqlTime(new Date(Date.now() + (isWanted ? error.delayMs : backoffMs(attempts))));
    await this.database.transaction(async (tx) => {
      tx.enqueue(
        "update job set status = ?, due_at = ?, locked_until = null, last_error = ? where id = ? and attempts = ? and status = 'running'",
        [attempts >= maxAttempts && !isWanted ? 'dead' : 'pending', dueAt, message, id, attempts],
      );
    });
  }
}
