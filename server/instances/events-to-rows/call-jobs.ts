import { newId } from '../../database/new-id.js';
import type { CallEnd } from '../calls.service.js';
import type { JobRow } from '../outbox.js';
import type { SavedStep } from './saved-step.js';

/** What the cases that this one called, or that called it, have to be told. */
export function callJobs({ row, events, sqlAt }: SavedStep): JobRow[] {
  const base = { task_id: null, due_at: sqlAt };
  const canceled = events.flatMap((event): JobRow[] =>
    event.type === 'job.canceled' && event.kind === 'call'
      ? [
          {
            ...base,
            id: newId(),
            kind: 'terminateCalled',
            // of no case: it outlives the caller
            instance_id: null,
            engine_job_id: null,
            payload: JSON.stringify({ callerId: row.id, jobId: event.jobId }),
          },
        ]
      : [],
  );
  const { parent_id: callerId, parent_job_id: jobId } = row;
  const ended = events.find((event) => event.type === 'instance.ended');
  if (!ended || callerId === null || jobId === null) return canceled;
  const end: CallEnd = { calledId: row.id };
  return [
    ...canceled,
    {
      ...base,
      id: newId(),
      kind: 'callEnded',
      instance_id: callerId,
      engine_job_id: jobId,
      payload: JSON.stringify(end),
    },
  ];
}
