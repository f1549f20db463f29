import type { Statement } from '../../database/database.js';
import { marks } from '../../database/insert-rows.js';
import { aboutTasks } from '../notice.js';
import type { SavedStep } from './saved-step.js';
import { isOpen } from './task-book.js';

/** What asked for a task that is done by now needs nobody's attention: it is read for all who were told. */
export function answeredNotices({ book, sqlAt }: SavedStep): Statement[] {
  const closed = [...book.values()].filter((entry) => entry.made === null && !isOpen(entry)).map(({ row }) => row.id);
  if (closed.length === 0) return [];
  const kinds = [...aboutTasks];
  const sql = `update notification set read_at = ? where task_id in (${marks(closed)}) and kind in (${marks(kinds)}) and read_at is null`;
  return [{ sql, values: [sqlAt, ...closed, ...kinds] }];
}
