import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { SuspensionsService, type Suspension } from '../instances/monitor/suspensions.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Some of the running cases of a definition are suspended with it, or resumed. */
@Injectable()
export class SuspendCasesJob implements JobHandler {
  readonly kind = 'suspendCases';

  constructor(
    private readonly database: Database,
    private readonly suspensions: SuspensionsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    await this.suspensions.someCases(JSON.parse(job.payload) as Suspension);
    await this.database.transaction((tx) => finishJob(tx, job));
  }
}
