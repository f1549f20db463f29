import { openGroup } from '../elements/task-group.js';
import { alreadyThere, hasTask, holdBack } from './add-approvers.js';
import type { Handler } from './handler.js';
import { claim, noteAction, openTask } from './open-task.js';

/** 委派: somebody else is asked for an opinion; whatever it is, the task then comes back. */
export const delegateTask: Handler<'delegateTask'> = (run, { taskId, to }) => {
  const offered = openTask(run, taskId);
  if (hasTask(run, offered.scopeId, to) || to === run.origin.by) throw alreadyThere(taskId, [to]);
  const task = claim(run, offered);
  noteAction(run, task);
  holdBack(run, task);
  openGroup(run, task.scopeId, {
    mode: 'any',
    approvers: [{ user: to }],
    approved: [],
    origin: 'delegated',
    added: { to: taskId, position: 'delegated', by: run.origin.by ?? task.assignee },
  });
};
