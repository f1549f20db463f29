import { Injectable } from '@nestjs/common';
import { CommandRejected } from '@xiaowu/engine';
import { Database } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { InstancesService } from '../instances/instances.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A timer of a case is due: the step it causes and the end of the row are one transaction. */
@Injectable()
export class TimerJob implements JobHandler {
  readonly kind = 'timer';

  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { instance_id: instanceId, engine_job_id: jobId } = job;
    if (instanceId === null || jobId === null) throw new Error('Expected a timer of a case, but the row names none.');
    await this.database.transaction(async (tx) => {
      // the case first: whoever cancels the timer holds it too
      const found = await this.instances.lock(tx, { instanceId });
      if (!(await finishJob(tx, job)) || !found) return;
      const at = new Date().toISOString();
      try {
        await this.instances.execute(tx, found.loaded, { type: 'fireTimer', at, by: null, jobId }, { at, actor: null });
      } catch (error) {
        if (!isStale(error)) throw error;
      }
    });
  }
}

/** The case does not wait for this any more: nothing is left to do but to end the row. */
export function isStale(error: unknown): boolean {
  const stale = ['job.notOpen', 'instance.notRunning'];
  return (error instanceof CommandRejected || error instanceof ApiFailure) && stale.includes(error.code);
}
