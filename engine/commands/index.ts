import type { Run } from '../run.js';
import { addApprovers } from './add-approvers.js';
import { assignTask } from './assign-task.js';
import { claimTask } from './claim-task.js';
import type { Command } from './command.js';
import { completeJob } from './complete-job.js';
import { completeTask } from './complete-task.js';
import { delegateTask } from './delegate-task.js';
import { deliverMessage } from './deliver-message.js';
import { deliverSignal } from './deliver-signal.js';
import { escalateJob } from './escalate-job.js';
import { failJob } from './fail-job.js';
import { fireTimer } from './fire-timer.js';
import { forwardTask } from './forward-task.js';
import type { Handler } from './handler.js';
import { moveToken } from './move-token.js';
import { refuseTask } from './refuse-task.js';
import { releaseTask } from './release-task.js';
import { removeApprovers } from './remove-approvers.js';
import { resume } from './resume.js';
import { retryIncident } from './retry-incident.js';
import { returnTo } from './return-to.js';
import { setVariables } from './set-variables.js';
import { startActivity } from './start-activity.js';
import { suspend } from './suspend.js';
import { takeBack } from './take-back.js';
import { terminate } from './terminate.js';
import { withdraw } from './withdraw.js';

const handlers: { readonly [Type in Command['type']]: Handler<Type> } = {
  completeTask,
  refuseTask,
  returnTo,
  addApprovers,
  removeApprovers,
  claimTask,
  releaseTask,
  forwardTask,
  delegateTask,
  assignTask,
  withdraw,
  takeBack,
  terminate,
  moveToken,
  suspend,
  resume,
  fireTimer,
  deliverMessage,
  deliverSignal,
  escalateJob,
  completeJob,
  failJob,
  retryIncident,
  setVariables,
  startActivity,
};

/** Begins what a command asks for. Throws CommandRejected. */
export function handle(run: Run, command: Command): void {
  const handler = handlers[command.type] as (run: Run, command: Command) => void;
  handler(run, command);
}
