import type { Handler } from './handler.js';
import { openJob, resume } from './open-job.js';

/** The answer to an `approvers` or `service` job. */
export const completeJob: Handler<'completeJob'> = (run, { jobId, result = null }) => {
  resume(run, openJob(run, jobId, ['approvers', 'service']), { type: 'completed', result });
};
