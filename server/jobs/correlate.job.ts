import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { MessagesService } from '../instances/messages.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Messages that were kept go to whoever waits for them now, each in a transaction of its own. */
@Injectable()
export class CorrelateJob implements JobHandler {
  readonly kind = 'correlate';

  constructor(
    private readonly database: Database,
    private readonly messages: MessagesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { name } = JSON.parse(job.payload) as { name: string };
    const at = new Date().toISOString();
    const kept = await this.database.query<{ id: string }>(
      'select id from message where name = ? and expires_at > ? order by created_at, id limit 100',
      [name, toSqlTime(at)],
    );
    for (const { id } of kept) await this.database.transaction((tx) => this.messages.deliverKept(tx, id, at));
    await this.database.transaction(async (tx) => {
      if (!(await finishJob(tx, job))) return;
      tx.enqueue('delete from message where expires_at < ?', [toSqlTime(at)]);
    });
  }
}
