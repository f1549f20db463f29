import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { RecomputeService } from '../instances/limits/recompute.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Some of the limits that still run are computed anew. */
@Injectable()
export class RecomputeLimitsJob implements JobHandler {
  readonly kind = 'recomputeLimits';

  constructor(
    private readonly database: Database,
    private readonly limits: RecomputeService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { after } = JSON.parse(job.payload) as { after: string };
    // a run that is repeated does no harm
    await this.limits.recomputeSome(after);
    await this.database.transaction((tx) => finishJob(tx, job));
  }
}
