import { Injectable } from '@nestjs/common';
import { CallsService, type CallEnd } from '../instances/messages/calls.service.js';
import { CaseJob, engineJobId } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A called case has ended: its caller goes on. */
@Injectable()
export class CallEndedJob implements JobHandler {
  readonly kind = 'callEnded';

  constructor(
    private readonly cases: CaseJob,
    private readonly calls: CallsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const end = JSON.parse(job.payload) as CallEnd;
    await this.cases.run(job, (tx, caller, at) => this.calls.answer(tx, caller, engineJobId(job), end, at));
  }
}
