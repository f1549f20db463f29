import { alreadyThere, hasTask } from './add-approvers.js';
import type { Handler } from './handler.js';
import { handOver, noteAction, openTask } from './open-task.js';

/** 转办: another person does the task instead. */
export const forwardTask: Handler<'forwardTask'> = (run, { taskId, to }) => {
  const task = openTask(run, taskId);
  if (hasTask(run, task.scopeId, to)) throw alreadyThere(taskId, [to]);
  noteAction(run, task);
  handOver(run, task, to);
  const { elementId } = run.state.scope(task.scopeId);
  run.emit({ type: 'userTask.forwarded', taskId, elementId, from: run.origin.by ?? task.assignee, to });
};
