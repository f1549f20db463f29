import type { InstanceState, Scope, TaskGroup, TaskState, Vote } from '../state/instance-state.js';

/** What a person has decided in a step that waits for others. */
export interface OpenVote {
  readonly group: TaskGroup;
  /** Counted already; null = the answer waits for people who were added beside it, or stands from before (see `task`). */
  readonly vote: Vote | null;
  /** The answer that waits; of 依次 the task of who was asked next, which goes again. Without `vote` null = it stands since another of the step took theirs back. */
  readonly task: TaskState | null;
}

/**
 * What this person has decided in an open step (会签, 票签, 依次) and can take back: nobody was asked because of it, or
 * who was asked has not acted. Null = nothing.
 */
export function openVoteOf(state: InstanceState, by: string, elementId: string): OpenVote | null {
  for (const scope of [...state.scopes].reverse()) {
    if (scope.elementId !== elementId) continue;
    const tasks = state.tasks.filter(({ scopeId }) => scopeId === scope.id);
    // Somebody of the step waits for a rework (直送).
    if (tasks.some(({ status }) => status === 'returned')) continue;
    const group = state.groups.find(({ scopeId, addedTo }) => scopeId === scope.id && addedTo === null);
    const found =
      group &&
      (countedVote(state, group, by) ?? waitingAnswer(state, group, by) ?? standingAnswer(state, scope, group, by));
    if (found) return found;
  }
  return null;
}

function countedVote(state: InstanceState, group: TaskGroup, by: string): OpenVote | null {
  const { votes = [], mode } = group;
  const vote = votes.filter(({ person }) => state.people[person] === by).at(-1);
  if (vote === undefined) return null;
  if (mode !== 'sequential') return { group, vote, task: null };
  const next = state.tasks.find(({ groupId }) => groupId === group.id) ?? null;
  const isUntouched = next === null || (next.status === 'open' && groupsOf(state, next).length === 0);
  return isUntouched && vote === votes.at(-1) ? { group, vote, task: next } : null;
}

function waitingAnswer(state: InstanceState, group: TaskGroup, by: string): OpenVote | null {
  const task = state.tasks.find(
    ({ groupId, status, assignee }) => groupId === group.id && status === 'answered' && assignee === by,
  );
  if (task === undefined || groupsOf(state, task).some(({ position }) => position !== 'parallel')) return null;
  return { group, vote: null, task };
}

/** The step was done, and somebody else of it took theirs back. */
function standingAnswer(state: InstanceState, scope: Scope, group: TaskGroup, by: string): OpenVote | null {
  if (scope.rework === undefined || scope.doneBy?.includes(state.people.indexOf(by)) !== true) return null;
  const isCounted = group.votes?.some(({ person }) => state.people[person] === by) === true;
  const isAsked = state.tasks.some(({ groupId, assignee }) => groupId === group.id && assignee === by);
  return isCounted || isAsked ? null : { group, vote: null, task: null };
}

function groupsOf(state: InstanceState, { id }: TaskState): TaskGroup[] {
  return state.groups.filter(({ addedTo }) => addedTo === id);
}
