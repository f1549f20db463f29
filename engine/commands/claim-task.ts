import type { Handler } from './handler.js';
import { claim, openTask } from './open-task.js';

/** 签收: an offered task becomes one person's. Claiming one's own again changes nothing. */
export const claimTask: Handler<'claimTask'> = (run, { taskId }) => {
  claim(run, openTask(run, taskId));
};
