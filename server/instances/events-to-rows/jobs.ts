import { Duration } from 'luxon';
import type { Statement } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import { marks } from '../../database/insert-rows.js';
import type { JobRow } from '../outbox.js';
import { callJobs } from './call-jobs.js';
import { correlateJob } from '../correlate-job.js';
import { signalJob } from '../signal-job.js';
import { thrownMessage } from '../thrown-message.js';
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
    .filter((entry) => entry.made === null && !isOpen(entry) && remindAfter(saved, entry.row.element_id) !== null)
    .map((entry) => entry.row.id);
  if (closed.length > 0)
    statements.push({
      sql: `delete from job where instance_id = ? and task_id in (${marks(closed)}) and kind = 'remind'`,
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
  return [...engineJobs(saved), ...callJobs(saved), ...reminders(saved), ...overdueJobs(saved), ...noticeJobs(saved)];
}

function engineJobs({ jobs, row, sqlAt }: SavedStep): JobRow[] {
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
    if (job.kind === 'timer')
      return [
        { ...base, kind: 'timer', payload: JSON.stringify({ elementId: job.elementId }), due_at: toSqlTime(job.dueAt) },
      ];
    const { id: _, kind, ...payload } = job;
    return [{ ...base, kind, payload: JSON.stringify(payload), due_at: sqlAt }];
  });
}

function reminders(saved: SavedStep): JobRow[] {
  const { book, row, context } = saved;
  return [...book.values()].flatMap((entry): JobRow[] => {
    const after = remindAfter(saved, entry.row.element_id);
    if (entry.made === null || !isOpen(entry) || after === null) return [];
    const dueAt = new Date(Date.parse(context.at) + Duration.fromISO(after).toMillis()).toISOString();
    return [
      {
        id: newId(),
        kind: 'remind',
        instance_id: row.id,
        engine_job_id: null,
        task_id: entry.row.id,
        payload: '{}',
        due_at: toSqlTime(dueAt),
      },
    ];
  });
}

/** At the end of its time a task that is still open comes to 我的督办. */
function overdueJobs({ book, row }: SavedStep): JobRow[] {
  return [...book.values()].flatMap((entry): JobRow[] => {
    const { made } = entry;
    if (made?.due_at == null || !isOpen(entry)) return [];
    const base = { id: newId(), instance_id: row.id, engine_job_id: null, task_id: made.id };
    return [{ ...base, kind: 'overdue', payload: '{}', due_at: made.due_at }];
  });
}

function remindAfter({ definition }: SavedStep, elementId: string): string | null {
  const node = definition.process.nodes[elementId];
  return node?.kind === 'userTask' ? node.approval.remindAfter : null;
}
