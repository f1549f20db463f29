import { Injectable } from '@nestjs/common';
import type { Command, Json, Variables } from '@xiaowu/engine';
import { Database } from '../database/database.js';
import { InstancesService } from '../instances/instances.service.js';
import { maxAttempts } from './backoff.js';
import { callHttp, ServiceRefused } from './http-call.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';
import { isStale } from './timer.job.js';

interface ServicePayload {
  type: string;
  settings: { [name: string]: Json };
  input: Variables;
}

type Answer =
  | { readonly type: 'completeJob'; readonly result: Json }
  | { readonly type: 'failJob'; readonly errorCode?: string; readonly message: string };

/** A service task: the call is made outside any transaction, at least once; its answer reaches the case exactly once. */
@Injectable()
export class ServiceJob implements JobHandler {
  readonly kind = 'service';

  constructor(
    private readonly database: Database,
    private readonly instances: InstancesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { instance_id: instanceId, engine_job_id: jobId } = job;
    if (instanceId === null || jobId === null) throw new Error('Expected a call of a case, but the row names none.');
    const answer = await this.answer(job);
    await this.database.transaction(async (tx) => {
      const found = await this.instances.lock(tx, { instanceId });
      if (!(await finishJob(tx, job)) || !found) return;
      const at = new Date().toISOString();
      const command: Command = { ...answer, at, by: null, jobId };
      try {
        await this.instances.execute(tx, found.loaded, command, { at, actor: null });
      } catch (error) {
        if (!isStale(error)) throw error;
      }
    });
  }

  /** What the service refuses is an answer; what may pass by itself is tried again, and is an answer in the end. */
  private async answer(job: ClaimedJob): Promise<Answer> {
    const { type, settings, input } = JSON.parse(job.payload) as ServicePayload;
    if (type !== 'http') return { type: 'failJob', message: `Expected a service of type http, but got ${type}.` };
    try {
      return { type: 'completeJob', result: await callHttp(settings, input, job.id) };
    } catch (error) {
      if (error instanceof ServiceRefused)
        return {
          type: 'failJob',
          message: error.message,
          ...(error.errorCode !== null && { errorCode: error.errorCode }),
        };
      if (job.attempts < maxAttempts) throw error;
      return { type: 'failJob', message: error instanceof Error ? error.message : String(error) };
    }
  }
}
