import { newId } from '../../database/new-id.js';
import type { CallEnd } from '../messages/calls.service.js';
import type { JobRow } from '../outbox.js';
import type { SavedStep } from './saved-step.js';

/** What the cases that this one called, or that called it, have to be told. */
export function callJobs(saved: SavedStep): JobRow[] {
  return [...terminations(saved), ...toCaller(saved)];
}

function terminations({ row, events, sqlAt }: SavedStep): JobRow[] {
  return events.flatMap((event): JobRow[] =>
    event.type === 'job.canceled' && event.kind === 'call'
      ? [
          {
            id: newId(),
            kind: 'terminateCalled',
            // of no case: it outlives the caller
            instance_id: null,
            engine_job_id: null,
            task_id: null,
            payload: JSON.stringify({ callerId: row.id, jobId: event.jobId }),
            due_at: sqlAt,
          },
        ]
      : [],
  );
}

function toCaller({ row, events, sqlAt }: SavedStep): JobRow[] {
  const { parent_id: callerId, parent_job_id: jobId } = row;
  if (callerId === null || jobId === null) return [];
  const escalations = events.flatMap((event) => (event.type === 'escalation.uncaught' ? [event.escalationCode] : []));
  const base = { id: newId(), instance_id: callerId, task_id: null, due_at: sqlAt };
  const ended = events.find((event) => event.type === 'instance.ended');
  if (ended?.type === 'instance.ended') {
    const { errorCode } = ended;
    const end: CallEnd = { calledId: row.id, escalations, ...(errorCode != null && { errorCode }) };
    return [{ ...base, kind: 'callEnded', engine_job_id: jobId, payload: JSON.stringify(end) }];
  }
  if (escalations.length === 0) return [];
  // not under the engine's id: it has to reach the caller also when the call is answered meanwhile
  return [{ ...base, kind: 'escalate', engine_job_id: null, payload: JSON.stringify({ jobId, escalations }) }];
}
