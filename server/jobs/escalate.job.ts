import { Injectable } from '@nestjs/common';
import { CallsService } from '../instances/messages/calls.service.js';
import { CaseJob } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A called case escalates: its caller may catch it, and the called one goes on. */
@Injectable()
export class EscalateJob implements JobHandler {
  readonly kind = 'escalate';

  constructor(
    private readonly cases: CaseJob,
    private readonly calls: CallsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { jobId, escalations } = JSON.parse(job.payload) as { jobId: string; escalations: (string | null)[] };
    await this.cases.run(job, (tx, caller, at) => this.calls.escalate(tx, caller, jobId, escalations, at));
  }
}
