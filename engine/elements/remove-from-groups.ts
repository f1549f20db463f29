import type { Run } from '../run.js';
import type { InstanceState, TaskGroup, TaskState } from '../state/instance-state.js';
import { cancelTask, groupsAddedTo, removeGroup, settle } from './task-group.js';

/** People who hang on a task (加签, 委派) and have not acted: who can be taken away again (减签). */
export function removableFrom({ groups, tasks }: InstanceState, taskId: string): string[] {
  const added = groups.filter(({ addedTo }) => addedTo === taskId);
  return added.flatMap((group) => [
    ...tasks.flatMap((task) =>
      task.groupId === group.id && isUntouched(groups, task) && task.assignee !== null ? [task.assignee] : [],
    ),
    ...(group.queue ?? []).flatMap(({ user }) => user ?? []),
  ]);
}

/** Takes people out of the groups that hang on a task; a group that so has decided lets the task go on. */
export function removeFromGroups(run: Run, taskId: string, people: ReadonlySet<string>): void {
  for (const { id } of groupsAddedTo(run, taskId)) {
    const { tasks, groups } = run.state.current;
    const { queue = [], ...group } = run.state.group(id);
    const gone = tasks.filter((task) => task.groupId === id && people.has(task.assignee ?? ''));
    const waiting = queue.filter(({ user }) => user === undefined || !people.has(user));
    const removed = gone.filter((task) => isUntouched(groups, task));
    const total = group.total - removed.length - (queue.length - waiting.length);
    if (total === group.total) continue;
    run.state.putGroup({ ...group, total, ...(waiting.length > 0 && { queue: waiting }) });
    for (const task of removed) cancelTask(run, task, 'removed');
    // Those who come after are asked when the task is answered, not before.
    const isAsked = group.position !== 'after' || run.state.task(taskId)?.status === 'answered';
    if (isAsked) settle(run, id);
    else if (total === 0) removeGroup(run, id, 'removed');
  }
}

/** Open, and nobody was added to it: its person has not acted. */
function isUntouched(groups: readonly TaskGroup[], { id, status }: TaskState): boolean {
  return status === 'open' && !groups.some(({ addedTo }) => addedTo === id);
}
