import { choose } from '../elements/chosen-approvers.js';
import { answer } from '../elements/task-group.js';
import type { Handler } from './handler.js';
import { noteAction, openTask, writeTaskVariables } from './open-task.js';

/** 同意 / 提交: the task counts as approved. */
export const completeTask: Handler<'completeTask'> = (run, { taskId, variables, nextApprovers }) => {
  const task = openTask(run, taskId);
  writeTaskVariables(run, task, variables);
  noteAction(run, task);
  if (nextApprovers !== undefined) choose(run, run.state.scope(task.scopeId), nextApprovers);
  answer(run, task, 'approve', run.origin.by);
};
