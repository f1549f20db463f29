import { Injectable } from '@nestjs/common';
import { CommandRejected } from '@xiaowu/engine';
import { Database, type Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { InstancesService } from '../instances/instances.service.js';
import type { LoadedCase } from '../instances/load.js';
import { finishJob } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Jobs that do something to one case: the step it causes and the end of the row are one transaction. */
@Injectable()
export class CaseJob {
  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
  ) {}

  /** `work` gets the locked case, unless the row or the case is gone. What the case does not wait for any more is done. */
  async run(job: ClaimedJob, work: (tx: Transaction, loaded: LoadedCase, at: string) => Promise<unknown>) {
    const { instance_id: instanceId } = job;
    if (instanceId === null) throw new Error(`Expected a ${job.kind} of a case, but the row names none.`);
    await this.database.transaction(async (tx) => {
      // the case first: whoever cancels the job holds it too
      const found = await this.instances.lock(tx, { instanceId });
      // a suspended case keeps its jobs until it is resumed
      if (found?.loaded.row.status === 'suspended') return parkJob(tx, job);
      if (!(await finishJob(tx, job)) || !found) return;
      try {
        await work(tx, found.loaded, new Date().toISOString());
      } catch (error) {
        if (!isStale(error)) throw error;
      }
    });
  }
}

/** The engine's id of the job that the row is for. */
export function engineJobId({ kind, engine_job_id: id }: ClaimedJob): string {
  if (id === null) throw new Error(`Expected the ${kind} that the engine asked for, but the row names none.`);
  return id;
}

function parkJob(tx: Transaction, { id, attempts }: ClaimedJob): void {
  tx.enqueue(
    "update job set status = 'suspended', attempts = 0, locked_until = null where id = ? and attempts = ? and status = 'running'",
    [id, attempts],
  );
}

/** The case does not wait for this any more: nothing is left to do but to end the row. */
function isStale(error: unknown): boolean {
  const stale = ['job.notOpen', 'instance.notRunning'];
  return (error instanceof CommandRejected || error instanceof ApiFailure) && stale.includes(error.code);
}
