import type { Page } from '@xiaowu/server/contract/list';

/** A list that was scrolled further than what is asked for anew: its head is replaced, what comes behind it stays. */
export function withFreshHead<Row extends { id: string }>(
  before: Pick<Page<Row>, 'rows' | 'next'>,
  head: Page<Row>,
): Page<Row> {
  const fresh = new Set(head.rows.map(({ id }) => id));
  const last = before.rows.map(({ id }) => fresh.has(id)).lastIndexOf(true);
  const behind = before.rows.slice(last + 1);
  if (head.next === null || last < 0 || behind.length === 0) return head;
  return { ...head, rows: [...head.rows, ...behind], next: before.next };
}
