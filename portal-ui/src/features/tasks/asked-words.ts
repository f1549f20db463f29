import type { FlowRecord } from '@xiaowu/server/contract/records';
import type { TaskDetail } from '@xiaowu/server/contract/tasks';

/** The lines of 加签 from before it was kept which count, too. */
const statesOf = {
  delegated: ['delegated'],
  before: ['addedBefore', 'approversAdded'],
  after: ['addedAfter', 'approversAdded'],
  parallel: ['addedParallel', 'approversAdded'],
} as const satisfies Record<string, readonly FlowRecord['state'][]>;

/** What whoever asked for this opinion (加签, 委派) said with it; newest first, '' when nothing. */
export function askedWords(
  records: readonly Pick<FlowRecord, 'state' | 'person' | 'opinion'>[],
  { person, how }: NonNullable<TaskDetail['askedBy']>,
): string {
  const states: readonly string[] = statesOf[how];
  return records.find((record) => states.includes(record.state) && record.person?.id === person.id)?.opinion ?? '';
}
