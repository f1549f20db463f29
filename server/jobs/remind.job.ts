import { Injectable } from '@nestjs/common';
import { RemindersService } from '../instances/limits/reminders.service.js';
import type { RemindPayload } from '../instances/limits/step-limit.js';
import { CaseJob } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A task has waited for as long as its step says: whoever holds it is reminded. */
@Injectable()
export class RemindJob implements JobHandler {
  readonly kind = 'remind';

  constructor(
    private readonly cases: CaseJob,
    private readonly reminders: RemindersService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    // rows of before there were several reminders have no count
    const payload = { sent: 0, ...(JSON.parse(job.payload) as Partial<RemindPayload>) };
    await this.cases.run(job, (tx, loaded, at) => this.reminders.remind(tx, loaded, job.task_id ?? '', payload, at));
  }
}
