import { Logger } from '@nestjs/common';
import type { JobHandler } from './job-handler.js';
import { JobStore, type ClaimedJob } from './job-store.js';

/** Runs claimed jobs by their kind, whoever woke it. */
export class JobExecutor {
  private readonly logger = new Logger('jobs');
  private readonly handlers: ReadonlyMap<string, JobHandler>;

  constructor(
    private readonly store: JobStore,
    handlers: readonly JobHandler[],
  ) {
    this.handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
  }

  /** Claims and runs those that nobody else holds; gives how many there were. Never throws for what a job does. */
  async run(ids: readonly string[]): Promise<number> {
    const jobs = await this.store.claim(ids);
    // one after the other: jobs of one case would only wait for each other
    for (const job of jobs) await this.runOne(job);
    return jobs.length;
  }

  private async runOne(job: ClaimedJob): Promise<void> {
    try {
      const handler = this.handlers.get(job.kind);
      if (!handler) throw new Error(`Expected a known kind of job, but got ${job.kind}.`);
      await handler.run(job);
    } catch (error) {
      this.logger.warn(
        `${job.kind} ${job.id}, try ${job.attempts}: ${error instanceof Error ? error.message : String(error)}`,
      );
      await this.store.failed(job, error);
    }
  }
}
