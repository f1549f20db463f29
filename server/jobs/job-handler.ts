import type { Transaction } from '../database/database.js';
import type { ClaimedJob } from './job-store.js';

/** Does the jobs of one kind. The effect and the end of the row are one transaction: exactly once. */
export interface JobHandler {
  readonly kind: ClaimedJob['kind'];
  run(job: ClaimedJob): Promise<void>;
}

/** Ends the row within the transaction of its effect; false when another process holds it by now or it is gone. */
export async function finishJob(tx: Transaction, { id, attempts }: ClaimedJob): Promise<boolean> {
  const changed = await tx.execute("delete from job where id = ? and attempts = ? and status = 'running'", [
    id,
    attempts,
  ]);
  return changed === 1;
}
