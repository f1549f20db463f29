import { newId } from '../../database/new-id.js';
import type { JobRow } from '../outbox.js';
import type { Signal } from './signals.service.js';

/** The row by which a signal reaches its receivers. */
export function signalJob(signal: Signal, sqlAt: string): JobRow {
  return {
    id: newId(),
    kind: 'throwSignal',
    // of no case: it outlives its sender
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify(signal),
    due_at: sqlAt,
  };
}
