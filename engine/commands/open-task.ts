import { writeResult } from '../elements/activity-data.js';
import { CommandRejected } from '../errors.js';
import type { Run } from '../run.js';
import type { TaskState, Variables } from '../state/instance-state.js';

/**
 * The task a command is about. Throws CommandRejected: `task.notOpen` when it is over or never was, `task.waiting` while
 * it is suspended, `task.notYours` when it is assigned to another person. Who may answer an offered task is checked by
 * the shell, which knows the groups.
 */
export function openTask(run: Run, taskId: string): TaskState {
  const task = run.state.task(taskId);
  if (task?.status === 'suspended') {
    throw new CommandRejected(
      'task.waiting',
      { taskId },
      `Expected task ${taskId} to be open, but it waits for others.`,
    );
  }
  if (task?.status !== 'open') {
    throw new CommandRejected('task.notOpen', { taskId }, `Expected task ${taskId} to be open, but it is not.`);
  }
  const { by } = run.origin;
  if (by !== null && task.assignee !== null && task.assignee !== by) {
    throw new CommandRejected('task.notYours', { taskId, by }, `Expected the assignee of ${taskId}, but got ${by}.`);
  }
  return task;
}

/** Gives an offered task to whoever acts on it; an assigned one stays with its person. */
export function claim(run: Run, task: TaskState): TaskState {
  const { by } = run.origin;
  if (task.assignee !== null || by === null) return task;
  const claimed: TaskState = { ...task, assignee: by, candidates: [], offeredTo: task.candidates };
  run.state.putTask(claimed);
  const { elementId } = run.state.scope(task.scopeId);
  run.emit({ type: 'userTask.claimed', taskId: task.id, elementId, by });
  return claimed;
}

/** Remembers that somebody acted on the case; submitting by the applicant's own step begins anew. */
export function noteAction(run: Run, task: TaskState): void {
  const scope = run.state.scope(task.scopeId);
  const { elementId } = scope;
  if (scope.isActedOn !== true) run.state.putScope({ ...scope, isActedOn: true });
  const isActedOn = elementId !== run.process.applicantTaskId;
  if (run.state.current.isActedOn !== isActedOn) run.state.patch({ isActedOn });
}

/** Puts a task into the hands of a person; whom it was offered to before does not count any more. */
export function handOver(run: Run, { offeredTo: _, ...task }: TaskState, to: string): void {
  run.state.putTask({ ...task, assignee: to, candidates: [] });
}

/** Writes what a person gave with a task. */
export function writeTaskVariables(run: Run, task: TaskState, variables: Variables | undefined): void {
  if (variables !== undefined) writeResult(run, run.state.scope(task.scopeId), variables);
}
