import { Injectable, Logger } from '@nestjs/common';
import { outsideNight } from '@xiaowu/engine';
import { type Channel, NotNow, type Receiver, Unreachable } from '../channels/channel.js';
import type { OutsideChannel } from '../channels/channels.service.js';
import { isRingingChannel } from '../contract/notice-channels.js';
import { Database } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { WorkCalendarService } from '../instances/limits/work-calendar.service.js';
import type { MessagePayload } from '../notifications/message-job.js';
import { backoffMs, maxAttempts, TryAgain } from './backoff.js';
import { finishJob } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Sends one message to one person, at least once: outside any transaction. Who has left is told nothing. */
@Injectable()
export class MessageSender {
  private readonly logger = new Logger('channels');

  constructor(
    private readonly database: Database,
    private readonly calendars: WorkCalendarService,
  ) {}

  async run(job: ClaimedJob, name: OutsideChannel, channel: Channel): Promise<void> {
    const { personId, subject: title, text, path, taskId } = JSON.parse(job.payload) as MessagePayload;
    const at = new Date().toISOString();
    // it may come to it late
    const allowed = isRingingChannel(name) ? outsideNight(await this.calendars.current(), at) : at;
    if (allowed !== at) return this.postpone(job, toSqlTime(allowed));
    const receiver = (await this.isOver(taskId)) ? null : await this.receiver(personId);
    if (receiver) await this.send(job, () => channel.send(receiver, { title, text, path }));
    await this.database.transaction((tx) => finishJob(tx, job));
  }

  private async send(job: ClaimedJob, send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (error) {
      if (error instanceof Unreachable) this.logger.warn(`${job.kind} ${job.id}: ${error.message}`);
      else if (error instanceof NotNow && job.attempts < maxAttempts)
        throw new TryAgain(error.message, Math.max(error.delayMs, backoffMs(job.attempts, error.delayMs)));
      else throw error;
    }
  }

  private async receiver(personId: string): Promise<Receiver | null> {
    const [row] = await this.database.query<{ number: string; email: string | null; phone: string | null }>(
      `select p.number, p.email, b.phone from person p left join phone_binding b on b.person_id = p.id
       where p.id = ? and p.is_active = 1`,
      [personId],
    );
    return row === undefined ? null : { number: row.number, email: row.email, boundPhone: row.phone };
  }

  /** Somebody has done it meanwhile, or it was taken away. */
  private async isOver(taskId: string | undefined): Promise<boolean> {
    if (taskId === undefined) return false;
    const [open] = await this.database.query<{ id: string }>(
      "select id from task where id = ? and status in ('offered', 'assigned', 'waiting')",
      [taskId],
    );
    return open === undefined;
  }

  private postpone({ id, attempts }: ClaimedJob, sqlDueAt: string): Promise<void> {
    return this.database.transaction(async (tx) =>
      tx.enqueue(
        "update job set status = 'pending', due_at = ?, locked_until = null where id = ? and attempts = ? and status = 'running'",
        [sqlDueAt, id, attempts],
      ),
    );
  }
}
