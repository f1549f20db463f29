import { Injectable } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import { InstancesService } from '../instances/instances.service.js';
import { CaseJob, engineJobId } from './case-job.js';
import type { JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A signal reaches one case that waits for it. */
@Injectable()
export class DeliverSignalJob implements JobHandler {
  readonly kind = 'deliverSignal';

  constructor(
    private readonly cases: CaseJob,
    private readonly instances: InstancesService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { variables } = JSON.parse(job.payload) as { variables: Variables };
    const jobId = engineJobId(job);
    await this.cases.run(job, (tx, loaded, at) =>
      this.instances.execute(
        tx,
        loaded,
        { type: 'deliverSignal', at, by: null, jobId, variables },
        { at, actor: null },
      ),
    );
  }
}
