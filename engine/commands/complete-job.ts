import type { Handler } from './handler.js';
import { answerable, openJob, resume } from './open-job.js';

/** The answer to a job that asks for a result. */
export const completeJob: Handler<'completeJob'> = (run, { jobId, result = null }) => {
  resume(run, openJob(run, jobId, answerable), { type: 'completed', result });
};
