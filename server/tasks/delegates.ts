import type { TaskRow as TaskView } from '../contract/tasks.js';
import type { Reader } from '../database/database.js';
import { marks } from '../database/insert-rows.js';

interface DelegateRow {
  instance_id: string;
  element_id: string;
  added_by: string;
  assignee: string;
  name: string;
  number: string;
}

/** Rows of lists with whoever was asked by 委派 as their handler, and not who waits for that opinion. */
export async function withDelegates(reader: Reader, rows: readonly TaskView[]): Promise<TaskView[]> {
  const waiting = rows.filter(({ status, handler }) => status === 'waiting' && handler != null);
  if (waiting.length === 0) return [...rows];
  const ids = [...new Set(waiting.map(({ applicationId }) => applicationId))];
  const delegates = await reader.query<DelegateRow>(
    `select t.instance_id, t.element_id, t.added_by, t.assignee, p.name, p.number
     from task t join person p on p.id = t.assignee
     where t.instance_id in (${marks(ids)}) and t.status in ('assigned', 'waiting') and t.origin = 'delegated'`,
    ids,
  );
  return rows.map((row) => (waiting.includes(row) ? { ...row, handler: lastAsked(row, delegates) } : row));
}

/** Who was asked may have asked somebody else in turn. */
function lastAsked({ applicationId, elementId, handler }: TaskView, delegates: readonly DelegateRow[]) {
  const seen = new Set<string>();
  let now = handler ?? null;
  for (;;) {
    const by = now?.id;
    const next = delegates.find(
      (one) => one.instance_id === applicationId && one.element_id === elementId && one.added_by === by,
    );
    if (next === undefined || seen.has(next.assignee)) return now;
    seen.add(next.assignee);
    now = { id: next.assignee, name: next.name, number: next.number };
  }
}
