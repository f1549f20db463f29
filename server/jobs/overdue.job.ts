import { Injectable } from '@nestjs/common';
import { EndActionsService } from '../instances/limits/end-actions.service.js';
import type { OverduePayload } from '../instances/limits/step-limit.js';
import { CaseJob } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** The time of a step is over. */
@Injectable()
export class OverdueJob implements JobHandler {
  readonly kind = 'overdue';

  constructor(
    private readonly cases: CaseJob,
    private readonly ends: EndActionsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const payload = JSON.parse(job.payload) as OverduePayload;
    await this.cases.run(job, (tx, loaded, at) => this.ends.end(tx, loaded, job.task_id ?? '', payload, at));
  }
}
