import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';
import { openTask } from './open-task.js';

/** 放回: a claimed task is offered again to those it was offered to. */
export const releaseTask: Handler<'releaseTask'> = (run, { taskId }) => {
  const { offeredTo, ...task } = openTask(run, taskId);
  if (offeredTo === undefined || task.assignee === null) {
    throw new CommandRejected('task.notClaimed', { taskId }, `Expected task ${taskId} to be claimed, but it is not.`);
  }
  run.state.putTask({ ...task, assignee: null, candidates: offeredTo });
  const { elementId } = run.state.scope(task.scopeId);
  run.emit({ type: 'userTask.released', taskId, elementId, from: task.assignee, candidates: offeredTo });
};
