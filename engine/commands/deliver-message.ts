import type { Handler } from './handler.js';
import { announce, openJob } from './open-job.js';

/** How many message ids an instance remembers. */
const remembered = 100;

/** A message for one subscription. The same `messageId` again changes nothing, whatever subscription it is for. */
export const deliverMessage: Handler<'deliverMessage'> = (run, { jobId, messageId, variables }) => {
  const { messageIds } = run.state.current;
  if (messageIds.includes(messageId)) return;
  const job = openJob(run, jobId, ['message']);
  run.state.patch({ messageIds: [...messageIds, messageId].slice(-remembered) });
  run.emit({ type: 'message.received', elementId: job.elementId, jobId, messageId });
  announce(run, job, variables);
};
