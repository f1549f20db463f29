import { throwError } from '../event-definitions/error.js';
import type { Handler } from './handler.js';
import { answerable, openJob, resume } from './open-job.js';

/** A job failed: with a BPMN error code that somebody catches it goes there, else it is an incident. */
export const failJob: Handler<'failJob'> = (run, { jobId, errorCode, message }) => {
  const job = openJob(run, jobId, answerable);
  if (errorCode !== undefined) {
    // Taken away first: a job that is answered is not canceled.
    run.state.removeJob(job.id);
    if (throwError(run, run.state.scope(job.scopeId), errorCode)) return;
  }
  resume(run, job, { type: 'failed', message, ...(errorCode !== undefined && { errorCode }) });
};
