import { answer } from '../elements/task-group.js';
import type { Handler } from './handler.js';
import { noteAction, openTask, writeTaskVariables } from './open-task.js';

/** 不同意: ends the case as refused as soon as the step can no longer pass. */
export const refuseTask: Handler<'refuseTask'> = (run, { taskId, variables }) => {
  const task = openTask(run, taskId);
  writeTaskVariables(run, task, variables);
  noteAction(run, task);
  answer(run, task, 'refuse', run.origin.by);
};
