import { hasReminders, nextReminder } from '../calendar/reminders.js';
import type { WorkCalendar } from '../calendar/work-calendar.js';
import { momentAfter } from '../calendar/working-time.js';
import type { Approval } from '../definition/approval.js';
import type { Process } from '../definition/graph.js';
import type { StepResult } from '../run.js';
import type { InstanceState } from '../state/instance-state.js';
import { trialTask, type TrialAct } from './trial-act.js';

/** What was done in a trial run, and when (UTC ISO); the start has no act. */
export interface DoneAct {
  readonly act: TrialAct | null;
  readonly at: string;
  readonly result: StepResult;
}

/** A task of a trial run whose step says something of time; moments are UTC ISO. */
export interface TimedTask {
  readonly taskId: string;
  readonly elementId: string;
  /** Person id, or the group key it is offered to. */
  readonly holder: string;
  readonly approval: Approval;
  readonly createdAt: string;
  /** null = it is still open. */
  readonly closedAt: string | null;
  /** When its time is over; null = no limit. */
  readonly dueAt: string | null;
  /** It went to the head at the end of its first time, and has a second one. */
  readonly handedOver: { readonly at: string; readonly firstDueAt: string | null } | null;
  /** What happens at the end has happened, for the last time. */
  readonly isEnded: boolean;
}

/** Somebody is reminded, or the time of a step is over. */
export interface StepMoment {
  readonly kind: 'reminder' | 'timeUp';
  readonly task: TimedTask;
  readonly at: string;
}

/** The tasks of a trial run that have a limit or reminders, in the order they came. */
export function timedTasks(process: Process, done: readonly DoneAct[], calendar: WorkCalendar): TimedTask[] {
  const tasks = new Map<string, TimedTask>();
  let before: InstanceState | null = null;
  for (const { act, at, result } of done) {
    const ended = before !== null && act?.type === 'timeUp' ? tasks.get(trialTask(before, act)?.id ?? '') : undefined;
    if (ended) tasks.set(ended.taskId, afterItsTime(ended, result, at, calendar));
    const open = openTasks(process, result.state);
    for (const [taskId, task] of open) {
      const fresh = { createdAt: at, closedAt: null, handedOver: null, isEnded: false };
      const known = tasks.get(taskId) ?? { ...fresh, dueAt: limitFrom(at, task.approval, calendar) };
      tasks.set(taskId, { ...known, ...task, taskId });
    }
    for (const task of tasks.values())
      if (task.closedAt === null && !open.has(task.taskId)) tasks.set(task.taskId, { ...task, closedAt: at });
    before = result.state;
  }
  return [...tasks.values()].filter(({ approval }) => approval.dueAfter !== null || hasReminders(approval));
}

/** What time brings at these tasks up to a moment (UTC ISO), as long as nobody does anything; the earliest first. */
export function stepMoments(tasks: readonly TimedTask[], calendar: WorkCalendar, until: string): StepMoment[] {
  const moments = tasks.flatMap((task): StepMoment[] => [
    ...remindersOf(task, calendar, until).map((at): StepMoment => ({ kind: 'reminder', task, at })),
    ...endOf(task, until).map((at): StepMoment => ({ kind: 'timeUp', task, at })),
  ]);
  return moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function openTasks(process: Process, { scopes, tasks, status }: InstanceState) {
  const elements = new Map(scopes.map(({ id, elementId }) => [id, elementId]));
  const found = new Map<string, Pick<TimedTask, 'elementId' | 'holder' | 'approval'>>();
  for (const { id, scopeId, status: its, assignee, candidates } of status === 'running' ? tasks : []) {
    const elementId = elements.get(scopeId) ?? '';
    const node = process.nodes[elementId];
    if (its !== 'open' || node?.kind !== 'userTask') continue;
    found.set(id, { elementId, holder: assignee ?? candidates[0] ?? '', approval: node.approval });
  }
  return found;
}

function afterItsTime(task: TimedTask, { events }: StepResult, at: string, calendar: WorkCalendar): TimedTask {
  const isForwarded = events.some((event) => event.type === 'userTask.forwarded' && event.taskId === task.taskId);
  if (!isForwarded || task.handedOver !== null) return { ...task, isEnded: true };
  const handedOver = { at, firstDueAt: task.dueAt };
  return { ...task, handedOver, dueAt: limitFrom(at, task.approval, calendar) };
}

const limitFrom = (at: string, { dueAfter, timeMeasure }: Approval, calendar: WorkCalendar): string | null =>
  dueAfter === null ? null : momentAfter(calendar, at, dueAfter, timeMeasure);

const endOf = ({ dueAt, closedAt, isEnded }: TimedTask, until: string): string[] =>
  dueAt === null || isEnded || closedAt !== null || dueAt > until ? [] : [dueAt];

function remindersOf(task: TimedTask, calendar: WorkCalendar, until: string): string[] {
  const { approval, createdAt, closedAt, dueAt, handedOver } = task;
  const last = closedAt !== null && closedAt < until ? closedAt : until;
  const moments: string[] = [];
  for (let after = createdAt; hasReminders(approval) && moments.length < approval.remindAtMost;) {
    const due = handedOver !== null && after < handedOver.at ? handedOver.firstDueAt : dueAt;
    const next = nextReminder(calendar, approval, { createdAt, dueAt: due }, after);
    if (next === null || next > last) break;
    moments.push(next);
    after = next;
  }
  return moments;
}
