import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { StartEventsService } from '../instances/messages/start-events.service.js';
import type { StartTimer } from '../instances/messages/start-subscriptions.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A timer that starts cases is due. */
@Injectable()
export class StartTimerJob implements JobHandler {
  readonly kind = 'startTimer';

  constructor(
    private readonly database: Database,
    private readonly starts: StartEventsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const what = JSON.parse(job.payload) as StartTimer;
    await this.database.transaction(async (tx) => {
      if (await finishJob(tx, job)) await this.starts.byTimer(tx, what, new Date().toISOString());
    });
  }
}
