import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { CallsService } from '../instances/messages/calls.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Nobody waits for a called case any more: it ends with the activity that called it. */
@Injectable()
export class TerminateCalledJob implements JobHandler {
  readonly kind = 'terminateCalled';

  constructor(
    private readonly database: Database,
    private readonly calls: CallsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { callerId, jobId } = JSON.parse(job.payload) as { callerId: string; jobId: string };
    await this.database.transaction(async (tx) => {
      await this.calls.terminate(tx, callerId, jobId, new Date().toISOString());
      // the called case first, as with every job of a case; rolled back when another process holds the row by now
      if (!(await finishJob(tx, job))) throw new Error('Expected to hold the job, but it was taken.');
    });
  }
}
