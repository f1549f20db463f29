import type { Handler } from './handler.js';
import { announce, openJob } from './open-job.js';

/** A signal that was thrown in another instance, for one subscription. */
export const deliverSignal: Handler<'deliverSignal'> = (run, { jobId, variables }) => {
  const job = openJob(run, jobId, ['signal']);
  run.emit({ type: 'signal.received', elementId: job.elementId, jobId });
  announce(run, job, variables);
};
