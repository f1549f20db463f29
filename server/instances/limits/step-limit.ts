import { hasReminders, type Approval, type WorkCalendar, momentAfter, nextReminder } from '@xiaowu/engine';
import { newId } from '../../database/new-id.js';
import { fromSqlTime, toSqlTime } from '../../database/sql-time.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import type { TaskRow } from '../case-rows.js';
import type { JobRow } from '../outbox.js';

/** What a reminder remembers: how many there were before it. */
export interface RemindPayload {
  readonly sent: number;
  /** When it was meant to be, UTC ISO: the next one is later, also when somebody has it run early. */
  readonly moment?: string;
}

/** What the end of a limit remembers. */
export interface OverduePayload {
  /** It was given to the head already: the next end escalates. */
  readonly isWithHead?: true;
  /** Whom the step names has been told: it is only looked at again. */
  readonly isTold?: true;
}

type LimitedTask = Pick<TaskRow, 'id' | 'instance_id' | 'created_at' | 'due_at'>;

/** The settings of a step that is done by people. */
export function approvalOf({ process }: CompiledDefinition, elementId: string): Approval | null {
  const node = process.nodes[elementId];
  return node?.kind === 'userTask' ? node.approval : null;
}

/** Has it a limit or reminders: may there be jobs that its task leaves behind? */
export function isTimed(approval: Approval | null): boolean {
  return approval !== null && (approval.dueAfter !== null || hasReminders(approval));
}

/** When the time of a task is over that begins now; SQL times. null = no limit. */
export function dueAt(calendar: WorkCalendar, approval: Approval | null, sqlFrom: string): string | null {
  if (approval?.dueAfter == null) return null;
  const due = momentAfter(calendar, fromSqlTime(sqlFrom), approval.dueAfter, approval.timeMeasure);
  return due === null ? null : toSqlTime(due);
}

/** The next reminder of a task after a moment (UTC ISO); null when there is none, or there were enough. */
export function reminderJob(
  calendar: WorkCalendar,
  approval: Approval,
  task: LimitedTask,
  after: string,
  sent: number,
): JobRow | null {
  if (sent >= approval.remindAtMost || !hasReminders(approval)) return null;
  const times = {
    createdAt: fromSqlTime(task.created_at),
    dueAt: task.due_at === null ? null : fromSqlTime(task.due_at),
  };
  const next = nextReminder(calendar, approval, times, after);
  return next === null ? null : remindJob(task, sent, toSqlTime(next));
}

export function remindJob(task: LimitedTask, sent: number, sqlDueAt: string): JobRow {
  return taskJob('remind', task, { sent, moment: fromSqlTime(sqlDueAt) } satisfies RemindPayload, sqlDueAt);
}

export function overdueJob(task: LimitedTask, payload: OverduePayload, sqlDueAt: string): JobRow {
  return taskJob('overdue', task, payload, sqlDueAt);
}

function taskJob(kind: 'remind' | 'overdue', task: LimitedTask, payload: object, due_at: string): JobRow {
  return {
    ...{ id: newId(), kind, instance_id: task.instance_id, engine_job_id: null, task_id: task.id, due_at },
    payload: JSON.stringify(payload),
  };
}
