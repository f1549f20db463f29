import type { Handler } from './handler.js';
import { openJob, resume } from './open-job.js';

/** How many message ids an instance remembers. */
const remembered = 100;

/** A message for one subscription. The same `messageId` again changes nothing, whatever subscription it is for. */
export const deliverMessage: Handler<'deliverMessage'> = (run, { jobId, messageId, variables }) => {
  const { messageIds } = run.state.current;
  if (messageIds.includes(messageId)) return;
  const job = openJob(run, jobId, ['message']);
  run.state.patch({ messageIds: [...messageIds, messageId].slice(-remembered) });
  run.emit({ type: 'message.received', elementId: job.elementId, jobId, messageId });
  if (variables !== undefined) {
    const scope = run.state.scope(job.scopeId);
    // What a boundary event brings is not its activity's.
    if (scope.elementId === job.elementId) run.writeResult(scope, variables);
    else run.write(scope.parentId ?? '', variables);
  }
  resume(run, job, { type: 'fired' });
};
