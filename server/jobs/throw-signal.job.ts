import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { SignalsService, type Signal } from '../instances/messages/signals.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A signal was thrown: everybody who waits for it is told. */
@Injectable()
export class ThrowSignalJob implements JobHandler {
  readonly kind = 'throwSignal';

  constructor(
    private readonly database: Database,
    private readonly signals: SignalsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const what = JSON.parse(job.payload) as Signal;
    await this.database.transaction(async (tx) => {
      if (await finishJob(tx, job)) await this.signals.broadcast(tx, what, new Date().toISOString());
    });
  }
}
