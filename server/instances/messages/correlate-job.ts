import { newId } from '../../database/new-id.js';
import type { JobRow } from '../outbox.js';

/** Somebody waits for messages of this name, or one came: whoever of both was later finds the other. */
export function correlateJob(name: string, sqlAt: string): JobRow {
  return {
    id: newId(),
    kind: 'correlate',
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify({ name }),
    due_at: sqlAt,
  };
}
