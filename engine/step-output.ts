import type { Event } from './event.js';
import type { Job } from './job.js';

/** What a step tells the shell, while it is made. */
export class StepOutput {
  readonly events: Event[] = [];
  jobs: Job[] = [];

  /** A job that was made and canceled in one step never leaves the engine: true = it was one. */
  forgetJob(jobId: string): boolean {
    const rest = this.jobs.filter((job) => job.id !== jobId);
    const isNew = rest.length < this.jobs.length;
    if (isNew) this.jobs = rest;
    return isNew;
  }

  /** Takes back, when it is called, everything that is told from now on. */
  mark(): () => void {
    const { jobs, events } = this;
    const [told, asked] = [events.length, jobs.length];
    return () => {
      events.length = told;
      jobs.length = asked;
      this.jobs = jobs;
    };
  }
}
