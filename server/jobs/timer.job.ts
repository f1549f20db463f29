import { Injectable } from '@nestjs/common';
import { InstancesService } from '../instances/instances.service.js';
import { CaseJob, engineJobId } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A timer of a case is due. */
@Injectable()
export class TimerJob implements JobHandler {
  readonly kind = 'timer';

  constructor(
    private readonly cases: CaseJob,
    private readonly instances: InstancesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const jobId = engineJobId(job);
    await this.cases.run(job, (tx, loaded, at) =>
      this.instances.execute(tx, loaded, { type: 'fireTimer', at, by: null, jobId }, { at, actor: null }),
    );
  }
}
