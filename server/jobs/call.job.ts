import { Injectable } from '@nestjs/common';
import type { CallJob as Call } from '@xiaowu/engine';
import { CallsService } from '../instances/messages/calls.service.js';
import { CaseJob, engineJobId } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A call activity waits: the case that it calls is started. */
@Injectable()
export class CallJob implements JobHandler {
  readonly kind = 'call';

  constructor(
    private readonly cases: CaseJob,
    private readonly calls: CallsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const call = { ...(JSON.parse(job.payload) as Omit<Call, 'id' | 'kind'>), id: engineJobId(job) };
    await this.cases.run(job, (tx, caller, at) => this.calls.start(tx, caller, call, at));
  }
}
