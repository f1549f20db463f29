import { openGroup, originOf } from '../elements/task-group.js';
import { CommandRejected } from '../errors.js';
import type { Run } from '../run.js';
import type { TaskState } from '../state/instance-state.js';
import type { Handler } from './handler.js';
import { claim, noteAction, openTask } from './open-task.js';

/** 加签: people answer before this task goes on, beside it, or after it and before its step is done. */
export const addApprovers: Handler<'addApprovers'> = (run, { taskId, position, people, mode = 'all' }) => {
  const offered = openTask(run, taskId);
  const users = [...new Set(people)];
  if (users.length === 0)
    throw new CommandRejected('approvers.none', { taskId }, 'Expected people to add, but got none.');
  const there = users.filter((user) => hasTask(run, offered.scopeId, user) || user === run.origin.by);
  if (there.length > 0) throw alreadyThere(taskId, there);

  const task = claim(run, offered);
  noteAction(run, task);
  if (position === 'before') holdBack(run, task);
  openGroup(run, task.scopeId, {
    mode,
    approvers: users.map((user) => ({ user })),
    approved: [],
    origin: originOf[position],
    added: { to: taskId, position, by: run.origin.by },
  });
};

/** The task waits for the people who are asked before it. */
export function holdBack(run: Run, task: TaskState): void {
  run.state.putTask({ ...task, status: 'suspended' });
  run.emit({ type: 'userTask.suspended', taskId: task.id, elementId: run.state.scope(task.scopeId).elementId });
}

/** Does the person already hold, or wait for, a task of this step? */
export function hasTask(run: Run, scopeId: string, user: string): boolean {
  const { tasks, groups } = run.state.current;
  return (
    tasks.some((task) => task.scopeId === scopeId && task.assignee === user && task.status !== 'answered') ||
    groups.some((group) => group.scopeId === scopeId && group.queue?.some((each) => each.user === user) === true)
  );
}

/** Nobody gets two tasks of one step at the same time. */
export function alreadyThere(taskId: string, people: readonly string[]): CommandRejected {
  return new CommandRejected(
    'approvers.alreadyThere',
    { taskId, people: [...people] },
    `Expected people who are not at this step yet, but got ${people.join(', ')}.`,
  );
}
