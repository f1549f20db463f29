import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { NotifyPayload } from '../instances/notice.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Tells people what happened to a case. */
@Injectable()
export class NotifyJob implements JobHandler {
  readonly kind = 'notify';

  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (await finishJob(tx, job))
        await this.notifications.send(tx, JSON.parse(job.payload) as NotifyPayload, new Date().toISOString());
    });
  }
}
