import type { Statement } from '../../database/database.js';
import { insertRows, marks } from '../../database/insert-rows.js';
import { goneJobs } from './gone-jobs.js';
import type { SavedStep } from './saved-step.js';

/** Rows of `subscription`: which messages and signals the case waits for now. */
export function subscriptionRows(saved: SavedStep): Statement[] {
  const { row, jobs } = saved;
  const statements: Statement[] = [];
  const gone = goneJobs(saved).messages;
  if (row.ended_at !== null)
    statements.push({ sql: 'delete from subscription where instance_id = ?', values: [row.id] });
  else if (gone.length > 0)
    statements.push({
      sql: `delete from subscription where instance_id = ? and engine_job_id in (${marks(gone)})`,
      values: [row.id, ...gone],
    });
  const waiting = jobs.flatMap((job) =>
    job.kind === 'message' || job.kind === 'signal'
      ? [
          {
            instance_id: row.id,
            engine_job_id: job.id,
            element_id: job.elementId,
            name: job.name,
            correlation_key: job.kind === 'message' ? job.correlationKey : null,
            kind: job.kind,
          },
        ]
      : [],
  );
  if (waiting.length > 0) statements.push(insertRows('subscription', waiting));
  return statements;
}
