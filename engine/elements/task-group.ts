import type { Approver } from '../commands/command.js';
import type { Approval, ApprovalMode } from '../definition/approval.js';
import { endInstance } from '../end-instance.js';
import type { CancelReason, TaskOrigin } from '../event.js';
import type { Run } from '../run.js';
import type { AddedPosition, Tally, TaskGroup, TaskState, Vote } from '../state/instance-state.js';
import { decide } from './decide.js';
import { keepBallot } from './keep-ballot.js';
import { noteDoer, noteHelpers } from './note-doers.js';

/** Who shares a step, or is added to one task of it. */
export interface GroupRequest {
  readonly mode: ApprovalMode;
  /** Of mode `vote`. */
  readonly quorums?: Pick<Approval, 'passPercent' | 'passQuorum' | 'refuseQuorum'>;
  readonly approvers: readonly Approver[];
  /** Approvals that count without being asked for. */
  readonly approved: readonly Approver[];
  readonly origin: TaskOrigin;
  /** 加签: the task they are added to and how; absent for the step's own approvers. */
  readonly added?: {
    readonly to: string;
    readonly position: AddedPosition;
    readonly by: string | null;
  };
}

/**
 * Opens a group and its tasks: one for all candidates together (single), one each (any, all, vote), or one after the
 * other (sequential). Those added `after` wait until the task they were added to is answered.
 */
export function openGroup(run: Run, scopeId: string, request: GroupRequest): void {
  const { mode, quorums, approvers, approved, origin, added } = request;
  const waitsForTask = added?.position === 'after';
  const askedNow = waitsForTask ? 0 : mode === 'sequential' ? 1 : approvers.length;
  const group: TaskGroup = {
    id: run.state.newId('g'),
    scopeId,
    addedTo: added?.to ?? null,
    position: added?.position ?? null,
    addedBy: added?.by ?? null,
    mode,
    ...(mode === 'vote' && voting(quorums, approvers, approved)),
    total: mode === 'single' ? 1 : approvers.length + approved.length,
    approved: approved.length,
    refused: 0,
    ...(askedNow < approvers.length && { queue: approvers.slice(askedNow) }),
  };
  run.state.addGroup(group);
  if (mode === 'single' && approvers.length > 0) createTask(run, group, approvers, origin);
  else for (const approver of approvers.slice(0, askedNow)) createTask(run, group, [approver], origin);
  if (!waitsForTask) settle(run, group.id);
}

/** What a vote needs, and the weights where they matter. */
function voting(
  { passPercent = 50, passQuorum, refuseQuorum }: Partial<GroupRequest['quorums']> = {},
  asked: readonly Approver[],
  approved: readonly Approver[],
): Partial<TaskGroup> {
  const isWeighed = passQuorum?.by === 'weight' || refuseQuorum?.by === 'weight';
  const sum = (approvers: readonly Approver[]): number => approvers.reduce((all, { weight = 1 }) => all + weight, 0);
  return {
    ...(passQuorum === undefined ? { passPercent } : { passQuorum }),
    ...(refuseQuorum !== undefined && { refuseQuorum }),
    ...(isWeighed && {
      weights: { total: sum(asked) + sum(approved), approved: sum(approved), refused: 0 },
    }),
  };
}

/** The task is answered; it counts at once, or when the people added beside and after it have answered too. */
export function answer(run: Run, task: TaskState, outcome: 'approve' | 'refuse', by: string | null): void {
  const { elementId } = run.state.scope(task.scopeId);
  run.emit({ type: 'userTask.completed', taskId: task.id, elementId, outcome, by });
  if (by !== null) noteDoer(run, task, run.state.group(task.groupId), outcome, by);
  const added = groupsAddedTo(run, task.id);
  if (outcome === 'refuse' || added.length === 0) return count(run, task.id, outcome, by);
  run.state.putTask({ ...task, status: 'answered', ...(by !== null && { assignee: by }) });
  for (const { id, position } of added) if (position === 'after') askNext(run, id);
}

/** Takes a task away, with the people added to it. */
export function cancelTask(run: Run, task: TaskState, reason: CancelReason): void {
  if (task.status === 'open' || task.status === 'suspended') {
    const { elementId } = run.state.scope(task.scopeId);
    run.emit({ type: 'userTask.canceled', taskId: task.id, elementId, reason });
  }
  for (const group of groupsAddedTo(run, task.id)) removeGroup(run, group.id, reason);
  run.state.removeTask(task.id);
}

/** The groups that were added to a task and are not done. */
export function groupsAddedTo(run: Run, taskId: string): readonly TaskGroup[] {
  return run.state.current.groups.filter((group) => group.addedTo === taskId);
}

/** Makes the task of one approver, or the one task of several candidates. */
export function createTask(run: Run, group: TaskGroup, approvers: readonly Approver[], origin: TaskOrigin): TaskState {
  const [first] = approvers;
  const assignee = approvers.length === 1 ? (first?.user ?? null) : null;
  const candidates = assignee === null ? approvers.map(({ user, group: key }) => user ?? key ?? '') : [];
  const task: TaskState = {
    id: run.state.newId('t'),
    scopeId: group.scopeId,
    groupId: group.id,
    assignee,
    candidates,
    status: 'open',
    origin,
    ...(group.weights !== undefined && first?.weight !== undefined && { weight: first.weight }),
  };
  run.state.addTask(task);
  announce(run, group, task);
  return task;
}

function announce(run: Run, group: TaskGroup, task: TaskState): void {
  run.emit({
    type: 'userTask.created',
    taskId: task.id,
    elementId: run.state.scope(group.scopeId).elementId,
    activityId: group.scopeId,
    assignee: task.assignee,
    candidates: task.candidates,
    origin: task.origin,
    addedBy: group.addedBy,
  });
}

function withVote({ total, approved, refused }: Tally, outcome: 'approve' | 'refuse', votes: number): Tally {
  if (outcome === 'approve') return { total, approved: approved + votes, refused };
  return { total, approved, refused: refused + votes };
}

function voteOf(run: Run, { weight }: TaskState, outcome: Vote['outcome'], by: string): Vote {
  return { person: run.state.personIndex(by), outcome, ...(weight !== undefined && { weight }) };
}

/** One share of a group is decided: the task is done, for better or worse. */
function count(run: Run, taskId: string, outcome: 'approve' | 'refuse', by?: string | null): void {
  const task = run.state.task(taskId);
  if (task === undefined) return;
  for (const added of groupsAddedTo(run, taskId)) removeGroup(run, added.id, 'decided');
  run.state.removeTask(taskId);
  const group = run.state.group(task.groupId);
  const { weights } = group;
  const voter = by === undefined ? task.assignee : by;
  if (outcome === 'approve') noteHelpers(run, task, group, voter);
  const vote = group.addedTo === null && voter !== null ? voteOf(run, task, outcome, voter) : null;
  run.state.putGroup({
    ...group,
    ...withVote(group, outcome, 1),
    ...(weights !== undefined && { weights: withVote(weights, outcome, task.weight ?? 1) }),
    ...(vote !== null && { votes: [...(group.votes ?? []), vote] }),
  });
  settle(run, group.id);
}

/** Looks whether a group has decided, and lets what hangs on it go on. */
export function settle(run: Run, groupId: string): void {
  const group = run.state.group(groupId);
  const decision = decide(group);
  if (decision === null) {
    if (group.mode === 'sequential') askNext(run, groupId);
    return;
  }
  if (group.addedTo === null && group.mode === 'vote' && decision === 'passed') keepBallot(run, group);
  removeGroup(run, groupId, 'decided');
  if (group.addedTo === null) {
    if (decision === 'passed') run.push({ type: 'complete', scopeId: group.scopeId });
    else endInstance(run, 'refused');
    return;
  }
  settleTask(run, group.addedTo, group.position, decision);
}

/**
 * People who were added to a task have decided: a refusal is the task's own, an approval lets it go on. What somebody
 * thinks who was only asked (委派) decides nothing.
 */
function settleTask(run: Run, taskId: string, position: TaskGroup['position'], decision: 'passed' | 'refused'): void {
  const task = run.state.task(taskId);
  if (task === undefined) return;
  const { elementId } = run.state.scope(task.scopeId);
  if (decision === 'refused' && position !== 'delegated') {
    if (task.status !== 'answered') run.emit({ type: 'userTask.canceled', taskId, elementId, reason: 'refused' });
    count(run, taskId, 'refuse');
  } else if (isBefore(position)) {
    run.state.putTask({ ...task, status: 'open' });
    run.emit({ type: 'userTask.resumed', taskId, elementId });
  } else if (task.status === 'answered' && groupsAddedTo(run, taskId).length === 0) {
    count(run, taskId, 'approve');
  }
}

/** Asks those who wait: the next of a sequence, or all. */
function askNext(run: Run, groupId: string): void {
  const group = run.state.group(groupId);
  const { queue = [], ...rest } = group;
  if (run.state.current.tasks.some((task) => task.groupId === groupId)) return;
  const asked = group.mode === 'sequential' ? queue.slice(0, 1) : queue;
  const waiting = queue.slice(asked.length);
  const now: TaskGroup = { ...rest, ...(waiting.length > 0 && { queue: waiting }) };
  run.state.putGroup(now);
  const origin = group.position === null ? 'entered' : originOf[group.position];
  for (const approver of asked) createTask(run, now, [approver], origin);
}

/** What tasks of added people are called. */
export const originOf = {
  before: 'addedBefore',
  after: 'addedAfter',
  parallel: 'addedParallel',
  delegated: 'delegated',
} as const;

/** Does the task wait for the people who were added so? */
export function isBefore(position: TaskGroup['position']): boolean {
  return position === 'before' || position === 'delegated';
}

/** Takes a group away with its tasks. */
export function removeGroup(run: Run, groupId: string, reason: CancelReason): void {
  for (const task of run.state.current.tasks.filter((each) => each.groupId === groupId)) cancelTask(run, task, reason);
  run.state.removeGroup(groupId);
}
