import { Injectable } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { Transaction } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import { Outbox, type JobRow } from '../outbox.js';
import { signalJob } from './signal-job.js';
import { StartEventsService } from './start-events.service.js';

/** A signal on its way to everybody who waits for it. */
export interface Signal {
  readonly name: string;
  readonly variables: Variables;
  /** The case that threw it, which has it already; null = somebody outside. */
  readonly senderId: string | null;
  readonly actorId: string | null;
}

/** Signals reach every case that waits for them now, and every definition that begins with them. */
@Injectable()
export class SignalsService {
  constructor(
    private readonly starts: StartEventsService,
    private readonly outbox: Outbox,
  ) {}

  /** Sends the signal off, with the commit of the transaction. */
  throw(tx: Transaction, signal: Signal, at: string): void {
    this.outbox.add(tx, [signalJob(signal, toSqlTime(at))], toSqlTime(at));
  }

  /** A row for every receiver: each gets it in a transaction of its own. */
  async broadcast(tx: Transaction, signal: Signal, at: string): Promise<void> {
    const { name, variables, senderId, actorId } = signal;
    const receivers = await tx.query<{ instance_id: string; engine_job_id: string }>(
      "select instance_id, engine_job_id from subscription where kind = 'signal' and name = ? and instance_id <> ?",
      [name, senderId ?? ''],
    );
    const sqlAt = toSqlTime(at);
    const payload = JSON.stringify({ variables });
    const rows = receivers.map((receiver): JobRow => ({
      ...receiver,
      id: newId(),
      kind: 'deliverSignal',
      task_id: null,
      payload,
      due_at: sqlAt,
    }));
    for (let i = 0; i < rows.length; i += 500) this.outbox.add(tx, rows.slice(i, i + 500), sqlAt);
    await this.starts.bySignal(tx, { name, variables, senderId, actorId }, at);
  }
}
