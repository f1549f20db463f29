import { Injectable } from '@nestjs/common';
import type { Json, Variables } from '@xiaowu/engine';
import type { JobAnswer } from '../instances/answers/answer-job.js';
import { InstancesService } from '../instances/instances.service.js';
import { backoffMs, TryAgain } from './backoff.js';
import { callHttp } from './http-call.js';
import { failedCall } from './failed-call.js';
import { httpSettings, type HttpSettings } from './http-settings.js';
import { ServiceRefused, ServiceUnavailable } from './service-refused.js';
import { callFailureMessages as messages } from '../locales/zh-CN/service-calls.js';
import { CaseJob, engineJobId } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

interface ServicePayload {
  type: string;
  settings: { [name: string]: Json };
  input: Variables;
}

type Answer = { readonly type: 'completeJob'; readonly result: Json } | Extract<JobAnswer, { type: 'failJob' }>;

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
    if (type !== 'http') return { type: 'failJob', message: messages.unknownType(type) };
    try {
      const http = httpSettings(settings, input);
      return await this.call(http, job);
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      const { errorCode } = error;
      return { type: 'failJob', message: failedCall(error), ...(errorCode !== null && { errorCode }) };
    }
  }

  private async call(http: HttpSettings, job: ClaimedJob): Promise<Answer> {
    try {
      return { type: 'completeJob', result: await callHttp(http, job.id) };
    } catch (error) {
      if (!(error instanceof ServiceUnavailable)) throw error;
      const { message, errorCode, retryAfterMs } = error;
      if (job.attempts > http.retries) return { type: 'failJob', message: failedCall(error), errorCode };
      throw new TryAgain(message, retryAfterMs ?? backoffMs(job.attempts, http.backoffMs));
    }
  }
}
