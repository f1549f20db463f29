import { Injectable } from '@nestjs/common';
import type { SqlValue, Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';

/** What is done after a commit, or later. */
export type JobKind =
  | 'timer'
  | 'service'
  | 'notify'
  | 'remind'
  | 'call' // starts a case for a call activity
  | 'callEnded' // tells the caller
  | 'terminateCalled' // nobody waits for the called case any more
  | 'throwSignal'
  | 'throwMessage' // sends it to its receiver
  | 'correlate'; // brings kept messages to whoever waits for them now

/** A row of `job`: the truth about work to be done. Whoever runs it is only woken. */
export interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly instance_id: string | null;
  readonly engine_job_id: string | null;
  readonly task_id: string | null;
  /** JSON. */
  readonly payload: string;
  /** SQL time, UTC. */
  readonly due_at: string;
}

type Listener = (jobs: readonly JobRow[]) => void;

/** The one way to have work done after the transaction: a row that travels with its commit. */
@Injectable()
export class Outbox {
  private readonly listeners: Listener[] = [];

  /** Adds the rows to the transaction; listeners hear of them once it is committed. */
  add(tx: Transaction, jobs: readonly JobRow[], sqlNow: string): void {
    if (jobs.length === 0) return;
    const rows = jobs.map((job) => ({
      ...job,
      status: 'pending',
      attempts: 0,
      locked_until: null,
      last_error: null,
      created_at: sqlNow,
    }));
    tx.enqueue(insertRows('job', rows satisfies { [column: string]: SqlValue }[]));
    tx.afterCommit(() => this.listeners.forEach((listener) => listener(jobs)));
  }

  /** Losing a call is harmless: the runner also looks for due rows by itself. */
  onAdded(listener: Listener): void {
    this.listeners.push(listener);
  }
}
