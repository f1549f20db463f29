import type { Process } from '../definition/graph.js';
import type { TaskOrigin } from '../event.js';
import type { IncidentState, InstanceState, Json, OpenJob, TaskState, Variables } from './instance-state.js';
import { innerVariables } from './variables.js';
import { WorkingCopy } from './working-copy.js';

/** A task that waits for a person, or for others before that person. */
export interface OpenTask {
  readonly taskId: string;
  readonly elementId: string;
  readonly activityId: string;
  /** Null while it is only offered to `candidates`. */
  readonly assignee: string | null;
  readonly candidates: readonly string[];
  /** Waits for people who were added before it, or for rework (直送). */
  readonly isSuspended: boolean;
  readonly origin: TaskOrigin;
  /** Who added it (加签), else null. */
  readonly addedBy: string | null;
}

/** The tasks of an instance, oldest first. */
export function openTasks(state: InstanceState): OpenTask[] {
  const elements = new Map(state.scopes.map((scope) => [scope.id, scope.elementId]));
  // few groups are added ones
  const added = new Map(state.groups.flatMap(({ id, addedBy }) => (addedBy === null ? [] : [[id, addedBy]])));
  return state.tasks
    .filter(({ status }) => status === 'open' || status === 'suspended')
    .map((task) => ({
      taskId: task.id,
      elementId: elements.get(task.scopeId) ?? '',
      activityId: task.scopeId,
      assignee: task.assignee,
      candidates: task.candidates,
      isSuspended: task.status === 'suspended',
      origin: task.origin,
      addedBy: added.get(task.groupId) ?? null,
    }));
}

/** The open tasks of the people for whom a task waits, or who were added to it (加签, 委派); of whom they ask in turn. */
export function waitsFor(state: InstanceState, taskId: string): TaskState[] {
  const added = new Set(state.groups.filter(({ addedTo }) => addedTo === taskId).map(({ id }) => id));
  return state.tasks
    .filter(({ groupId }) => added.has(groupId))
    .flatMap((task) => (task.status === 'open' ? [task] : waitsFor(state, task.id)));
}

/** What the instance waits for from outside, beside people. */
export function openJobs(state: InstanceState): readonly OpenJob[] {
  return state.jobs;
}

/** Where the instance cannot go on. */
export function incidents(state: InstanceState): readonly IncidentState[] {
  return state.incidents;
}

/** What an open job can read beside the variables of the process, and hides them. */
export function innerVariablesOf(state: InstanceState, jobId: string): Variables {
  const job = state.jobs.find(({ id }) => id === jobId);
  if (job === undefined) return {};
  const copy = new WorkingCopy(state);
  return innerVariables(copy, copy.scope(job.scopeId));
}

/**
 * What an activity runs for where it is, or stands in, instances of multi-instances: the item of each, the outermost
 * first; of one without items its 1-based number. Empty where there is none, or the activity is gone.
 */
export function itemsOf(process: Process, state: InstanceState, activityId: string): Json[] {
  const scopes = new Map(state.scopes.map((scope) => [scope.id, scope]));
  const items: Json[] = [];
  for (let scope = scopes.get(activityId); scope !== undefined; scope = scopes.get(scope.parentId ?? '')) {
    if (scope.loopCounter === undefined) continue;
    const node = process.nodes[scope.elementId];
    const name = node !== undefined && 'multiInstance' in node ? (node.multiInstance?.inputItem ?? null) : null;
    items.unshift((name === null ? undefined : scope.variables?.[name]) ?? scope.loopCounter);
  }
  return items;
}

/** The variables of the process, also after its end. */
export function processVariables(state: InstanceState): Variables {
  return state.scopes[0]?.variables ?? {};
}
