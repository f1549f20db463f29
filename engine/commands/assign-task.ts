import { CommandRejected } from '../errors.js';
import { alreadyThere, hasTask } from './add-approvers.js';
import type { Handler } from './handler.js';
import { handOver } from './open-task.js';

/**
 * 指派: a person with the right over the task, which the shell checks, names who does it. Like claiming it is no act on
 * the case. A task that waits for others can be assigned too.
 */
export const assignTask: Handler<'assignTask'> = (run, { taskId, to }) => {
  const task = run.state.task(taskId);
  if (task === undefined || (task.status !== 'open' && task.status !== 'suspended')) {
    throw new CommandRejected('task.notOpen', { taskId }, `Expected task ${taskId} to be open, but it is not.`);
  }
  if (hasTask(run, task.scopeId, to)) throw alreadyThere(taskId, [to]);
  handOver(run, task, to);
  const { elementId } = run.state.scope(task.scopeId);
  run.emit({ type: 'userTask.assigned', taskId, elementId, from: task.assignee, to });
};
