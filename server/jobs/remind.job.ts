import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A task has waited for as long as its step says: whoever holds it is reminded. */
@Injectable()
export class RemindJob implements JobHandler {
  readonly kind = 'remind';

  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    await this.database.transaction(async (tx) => {
      if ((await finishJob(tx, job)) && job.task_id !== null)
        await this.notifications.remind(tx, job.task_id, new Date().toISOString());
    });
  }
}
