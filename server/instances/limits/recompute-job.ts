import { newId } from '../../database/new-id.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { JobRow } from '../outbox.js';

/** Computes limits anew that still run; `after` = the last row of `job` that was looked at. */
export function recomputeJob(after: string, at: Date): JobRow {
  return {
    id: newId(),
    kind: 'recomputeLimits',
    instance_id: null,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify({ after }),
    due_at: toSqlTime(at),
  };
}
