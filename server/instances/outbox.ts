import { Injectable } from '@nestjs/common';
import type { SqlValue, Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';

/** What is done after a commit, or later. */
export type JobKind =
  | 'timer'
  | 'service'
  | 'notify'
  | 'mail' // one letter to one person
  | 'wecom' // one message in 企业微信
  | 'sms' // one text message
  | 'remind'
  | 'overdue' // the time of a step is over
  | 'recomputeLimits' // the work calendar has changed
  | 'call' // starts a case for a call activity
  | 'callEnded' // tells the caller
  | 'terminateCalled' // nobody waits for the called case any more
  | 'throwSignal' // tells every case that waits for it
  | 'deliverSignal'
  | 'escalate' // tells the caller what the called case did not catch
  | 'startTimer' // a start event is due
  | 'startCase'
  | 'migrateCases' // moves some of them, then the next
  | 'suspendCases' // suspends or resumes some of a definition, then the next
  | 'publish' // a version that was published for later
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

/** Something that open pages show is different now. */
export interface CaseChange {
  /** null when it is about no case. */
  readonly instanceId: string | null;
  /** Person ids and group keys (`role:x`) of those whom it concerns. */
  readonly keys: readonly string[];
}

type Listener = (jobs: readonly JobRow[]) => void;
type ChangeListener = (change: CaseChange) => void;

/** The one way to have work done after the transaction: a row that travels with its commit. */
@Injectable()
export class Outbox {
  private readonly listeners: Listener[] = [];
  private readonly changeListeners: ChangeListener[] = [];

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

  /** Lets open pages know once it is committed; who misses it finds out by asking. */
  tell(tx: Transaction, change: CaseChange): void {
    tx.afterCommit(() => this.changeListeners.forEach((listener) => listener(change)));
  }

  onChange(listener: ChangeListener): void {
    this.changeListeners.push(listener);
  }

  /** Losing a call is harmless: the runner also looks for due rows by itself. */
  onAdded(listener: Listener): void {
    this.listeners.push(listener);
  }
}
