import { Injectable, Logger } from '@nestjs/common';
import { CallEndedJob } from './call-ended.job.js';
import { CallJob } from './call.job.js';
import type { JobHandler } from './job-handler.js';
import { JobStore, type ClaimedJob } from './job-store.js';
import { NotifyJob } from './notify.job.js';
import { RemindJob } from './remind.job.js';
import { ServiceJob } from './service.job.js';
import { TerminateCalledJob } from './terminate-called.job.js';
import { TimerJob } from './timer.job.js';

/** Runs claimed jobs by their kind, whoever woke it. */
@Injectable()
export class JobExecutor {
  private readonly logger = new Logger('jobs');
  private readonly handlers: ReadonlyMap<string, JobHandler>;

  constructor(
    private readonly store: JobStore,
    timer: TimerJob,
    service: ServiceJob,
    notify: NotifyJob,
    remind: RemindJob,
    call: CallJob,
    callEnded: CallEndedJob,
    terminateCalled: TerminateCalledJob,
  ) {
    this.handlers = new Map(
      [timer, service, notify, remind, call, callEnded, terminateCalled].map((handler) => [handler.kind, handler]),
    );
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
