import { Injectable } from '@nestjs/common';
import { PublicationsService } from '../instances/migration/publications.service.js';
import { finishJob, type JobHandler } from './job-handler.js';
import type { ClaimedJob } from './job-store.js';

/** A version that was published for now becomes effective. */
@Injectable()
export class PublishJob implements JobHandler {
  readonly kind = 'publish';

  constructor(private readonly publications: PublicationsService) {}

  async run(job: ClaimedJob): Promise<void> {
    const { id } = JSON.parse(job.payload) as { id: string };
    await this.publications.makeEffective(id, (tx) => finishJob(tx, job));
  }
}
