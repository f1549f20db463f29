import { fromSqlTime } from '../database/sql-time.js';
import type { DueJob } from './job-store.js';

/** One call that wakes a worker for rows of `job`. */
export interface WakeCall {
  /** Of its first row: telling the same again changes nothing. */
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
  const notices: string[] = [];
  for (const { id, kind, due_at } of jobs) {
    const delayMs = Math.max(0, Date.parse(fromSqlTime(due_at)) - nowMs);
    if (delayMs > aheadMs) continue;
    if (kind === 'notify' && delayMs === 0) notices.push(id);
    else calls.push({ id, rowIds: [id], delayMs });
  }
  for (let i = 0; i < notices.length; i += mostNotices) {
    const rowIds = notices.slice(i, i + mostNotices);
    calls.push({ id: rowIds[0] ?? '', rowIds, delayMs: 0 });
  }
  return calls;
}
