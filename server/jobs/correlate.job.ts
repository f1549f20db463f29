import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { MessagesService } from '../instances/messages/messages.service.js';
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
    for (const id of await this.deliverable(name, at)) {
      try {
        await this.database.transaction((tx) => this.messages.deliverKept(tx, id, at));
      } catch (error) {
        // nobody can say who gets it, or who does cannot take it: it stays, and the others come
        if (!(error instanceof ApiFailure)) throw error;
      }
    }
    await this.database.transaction(async (tx) => {
      if (!(await finishJob(tx, job))) return;
      tx.enqueue('delete from message where expires_at < ?', [toSqlTime(at)]);
    });
  }

  /** Of those that are kept the ones that somebody could take now, the first that came first. */
  private async deliverable(name: string, at: string): Promise<string[]> {
    const kept = await this.database.query<{ id: string }>(
      `select m.id from message m where m.name = ? and m.expires_at > ? and (
         exists (select 1 from subscription s where s.kind = 'message' and s.name = m.name
           and (m.correlation_key is null or s.correlation_key = m.correlation_key))
         or exists (select 1 from start_event e where e.kind = 'message' and e.name = m.name))
       order by m.created_at, m.id limit 5000`,
      [name, toSqlTime(at)],
    );
    return kept.map(({ id }) => id);
  }
}
