import type { TaskOrigin } from '../event.js';
import type { IncidentState, InstanceState, OpenJob, Variables } from './instance-state.js';
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

/** The variables of the process, also after its end. */
export function processVariables(state: InstanceState): Variables {
  return state.scopes[0]?.variables ?? {};
}
