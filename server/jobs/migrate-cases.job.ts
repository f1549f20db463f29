import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { MigrationsService } from '../instances/migration/migrations.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** Some of the cases of a version go over to another. */
@Injectable()
export class MigrateCasesJob implements JobHandler {
  readonly kind = 'migrateCases';

  constructor(
    private readonly database: Database,
    private readonly migrations: MigrationsService,
  ) {}

  async run(job: ClaimedJob): Promise<void> {
    const { id } = JSON.parse(job.payload) as { id: string };
    // a case that was moved is not found again: a run that is repeated does no harm
    await this.migrations.moveSome(id);
    await this.database.transaction((tx) => finishJob(tx, job));
  }
}
