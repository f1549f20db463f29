import { Injectable } from '@nestjs/common';
import type { Json, Variables } from '@xiaowu/engine';
import { InstancesService } from '../instances/instances.service.js';
import { maxAttempts } from './backoff.js';
import { callHttp, ServiceRefused } from './http-call.js';
import { CaseJob, engineJobId } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

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
    private readonly cases: CaseJob,
    private readonly instances: InstancesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const jobId = engineJobId(job);
    const answer = await this.answer(job);
    await this.cases.run(job, (tx, loaded, at) =>
      this.instances.execute(tx, loaded, { ...answer, at, by: null, jobId }, { at, actor: null }),
    );
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
