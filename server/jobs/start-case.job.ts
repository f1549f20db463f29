import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { StartEventsService, type StartCause } from '../instances/messages/start-events.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A start event has happened. */
@Injectable()
export class StartCaseJob implements JobHandler {
  readonly kind = 'startCase';

  constructor(
    private readonly database: Database,
    private readonly starts: StartEventsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const what = JSON.parse(job.payload) as StartCause;
    await this.database.transaction(async (tx) => {
      if (await finishJob(tx, job)) await this.starts.start(tx, what, new Date().toISOString());
    });
  }
}
