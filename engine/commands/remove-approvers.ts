import { removableFrom, removeFromGroups } from '../elements/remove-from-groups.js';
import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';

/**
 * 减签: people who were added to a task, or asked for an opinion on it, and have not acted are not needed after all. Who
 * holds the task may do it, also while the task waits for them or is answered already.
 */
export const removeApprovers: Handler<'removeApprovers'> = (run, { taskId, people }) => {
  const task = run.state.task(taskId);
  const { by } = run.origin;
  if (task === undefined || task.status === 'returned') {
    throw new CommandRejected('task.notOpen', { taskId }, `Expected task ${taskId} to be open, but it is not.`);
  }
  if (by !== null && task.assignee !== by) {
    throw new CommandRejected('task.notYours', { taskId, by }, `Expected the assignee of ${taskId}, but got ${by}.`);
  }
  const removable = new Set(removableFrom(run.state.current, taskId));
  const others = people.filter((person) => !removable.has(person));
  if (people.length === 0 || others.length > 0) {
    throw new CommandRejected(
      'approvers.notThere',
      { taskId, people: others },
      `Expected people who were added to ${taskId} and have not acted, but got ${others.join(', ') || 'none'}.`,
    );
  }
  removeFromGroups(run, taskId, new Set(people));
};
