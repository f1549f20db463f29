import { fromSqlTime } from '../database/sql-time.js';
import type { DueJob } from './job-store.js';

/** One call that wakes a worker for rows of `job`. */
export interface WakeCall {
  /**
   * Of its first row and its tries: telling the same again changes nothing, but the next try is another call, because
   * Redis may hold that of a worker that died for a while.
   */
  readonly id: string;
  readonly rowIds: readonly string[];
  readonly delayMs: number;
}

/** Rows that are due later are left to the sweep: Redis holds only what comes next, and nothing of it matters. */
export const aheadMs = 10_000;
/** So many are done within a small part of a lease. */
const mostNotices = 25;

/**
 * How to wake workers for these rows. Notices that are due now go together, because telling Redis costs as much as
 * telling people; everything else may take its time and gets a call, and so a worker, of its own.
 */
export function wakeCalls(jobs: readonly DueJob[], nowMs: number): WakeCall[] {
  const calls: WakeCall[] = [];
  const notices: { callId: string; id: string }[] = [];
  for (const { id, kind, due_at, attempts = 0 } of jobs) {
    const delayMs = Math.max(0, Date.parse(fromSqlTime(due_at)) - nowMs);
    if (delayMs > aheadMs) continue;
    const callId = `${id}-${attempts}`;
    if (kind === 'notify' && delayMs === 0) notices.push({ callId, id });
    else calls.push({ id: callId, rowIds: [id], delayMs });
  }
  for (let i = 0; i < notices.length; i += mostNotices) {
    const some = notices.slice(i, i + mostNotices);
    calls.push({ id: some[0]?.callId ?? '', rowIds: some.map(({ id }) => id), delayMs: 0 });
  }
  return calls;
}
