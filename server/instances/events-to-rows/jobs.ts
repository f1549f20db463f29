import { momentAfter, type TimerJob } from '@xiaowu/engine';
import type { Statement } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import { marks } from '../../database/insert-rows.js';
import type { JobRow } from '../outbox.js';
import { callJobs } from './call-jobs.js';
import { approvalOf, isTimed, overdueJob, reminderJob } from '../limits/step-limit.js';
import { correlateJob } from '../messages/correlate-job.js';
import { signalJob } from '../messages/signal-job.js';
import { thrownMessage } from '../messages/thrown-message.js';
import { goneJobs } from './gone-jobs.js';
import { noticeJobs } from './notices.js';
import type { SavedStep } from './saved-step.js';
import { isOpen } from './task-book.js';

/** Takes away the rows of `job` that nothing waits for any more; an ended case keeps only what is still to be told. */
export function goneJobRows(saved: SavedStep): Statement[] {
  const { row, book } = saved;
  if (row.ended_at !== null)
    return [{ sql: "delete from job where instance_id = ? and kind <> 'notify'", values: [row.id] }];
  const statements: Statement[] = [...restingJobRows(saved)];
  const { work } = goneJobs(saved);
  if (work.length > 0)
    statements.push({
      sql: `delete from job where instance_id = ? and engine_job_id in (${marks(work)})`,
      values: [row.id, ...work],
    });
  const closed = [...book.values()]
    .filter(
      (entry) => entry.made === null && !isOpen(entry) && isTimed(approvalOf(saved.definition, entry.row.element_id)),
    )
    .map((entry) => entry.row.id);
  if (closed.length > 0)
    statements.push({
      sql: `delete from job where instance_id = ? and task_id in (${marks(closed)}) and kind in ('remind', 'overdue')`,
      values: [row.id, ...closed],
    });
  return statements;
}

/** Jobs of a suspended case rest until it is resumed. */
function restingJobRows({ row, events }: SavedStep): Statement[] {
  const isSuspended = events.some(({ type }) => type === 'instance.suspended');
  const isResumed = events.some(({ type }) => type === 'instance.resumed');
  if (isSuspended === isResumed) return [];
  const [from, to] = isSuspended ? ['pending', 'suspended'] : ['suspended', 'pending'];
  return [
    {
      sql: "update job set status = ? where instance_id = ? and status = ? and kind <> 'notify'",
      values: [to, row.id, from],
    },
  ];
}

/** New rows of `job`: timers, service calls, reminders of new tasks, and what people have to be told. */
export function newJobs(saved: SavedStep): JobRow[] {
  return [...engineJobs(saved), ...callJobs(saved), ...limitJobs(saved), ...noticeJobs(saved)];
}

function engineJobs(saved: SavedStep): JobRow[] {
  const { jobs, row, sqlAt } = saved;
  return jobs.flatMap((job): JobRow[] => {
    // the receiver looks for messages that came before it
    if (job.kind === 'message') return [correlateJob(job.name, sqlAt)];
    // of no case: it outlives its sender
    if (job.kind === 'throwMessage')
      return [
        {
          ...{ id: newId(), kind: job.kind, instance_id: null, engine_job_id: null, task_id: null, due_at: sqlAt },
          payload: JSON.stringify(thrownMessage(row.id, job)),
        },
      ];
    if (job.kind === 'signal') return [];
    if (job.kind === 'throwSignal')
      return [signalJob({ name: job.name, variables: job.variables, senderId: row.id, actorId: null }, sqlAt)];
    const base = { id: newId(), instance_id: row.id, engine_job_id: job.id, task_id: null };
    if (job.kind === 'timer') return [{ ...base, kind: 'timer', ...timerRow(saved, job) }];
    const { id: _, kind, ...payload } = job;
    return [{ ...base, kind, payload: JSON.stringify(payload), due_at: sqlAt }];
  });
}

/** At its end the limit of a task is seen to; until then, and after it, whoever has it is reminded. */
function limitJobs({ book, definition, calendar, context }: SavedStep): JobRow[] {
  return [...book.values()].flatMap((entry): JobRow[] => {
    const { made } = entry;
    const approval = approvalOf(definition, entry.row.element_id);
    if (made === null || approval === null || !isOpen(entry)) return [];
    const reminder = reminderJob(calendar, approval, made, context.at, 0);
    return [...(made.due_at === null ? [] : [overdueJob(made, {}, made.due_at)]), ...(reminder ? [reminder] : [])];
  });
}

/** Of what is counted in working time the calendar says when that is. */
function timerRow({ calendar, context }: SavedStep, { elementId, dueAt, workingTime }: TimerJob) {
  const due = workingTime === undefined ? dueAt : momentAfter(calendar, context.at, workingTime, 'working');
  const more = workingTime === undefined ? {} : { workingTime, from: context.at };
  return { payload: JSON.stringify({ elementId, ...more }), due_at: toSqlTime(due ?? dueAt) };
}
