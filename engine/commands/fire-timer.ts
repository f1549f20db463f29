import type { Handler } from './handler.js';
import { announce, openJob } from './open-job.js';

/** A timer is due. However late it is, it fires once. */
export const fireTimer: Handler<'fireTimer'> = (run, { jobId }) => {
  const job = openJob(run, jobId, ['timer']);
  run.emit({ type: 'timer.fired', elementId: job.elementId, jobId });
  announce(run, job);
};
