import type { FlowRecord } from '@xiaowu/server/contract/records';

/** The 退回 that brought the case back to the applicant: the newest, unless it was submitted again since. */
export function lastReturn(records: readonly FlowRecord[]): FlowRecord | null {
  const newest = records.find(({ state }) => state === 'returned' || state === 'submitted');
  return newest?.state === 'returned' ? newest : null;
}
