import { throwEscalation } from '../event-definitions/escalation.js';
import type { Handler } from './handler.js';
import { openJob } from './open-job.js';

/** A called process escalated and caught it nowhere: it goes on outwards from the call (§13.5.4). */
export const escalateJob: Handler<'escalateJob'> = (run, { jobId, code, variables }) => {
  const job = openJob(run, jobId, ['call']);
  const scope = run.state.scope(job.scopeId);
  if (variables !== undefined) run.write(scope.parentId ?? scope.id, variables);
  if (!throwEscalation(run, scope, code)) {
    run.emit({ type: 'escalation.uncaught', elementId: job.elementId, escalationCode: code });
  }
};
