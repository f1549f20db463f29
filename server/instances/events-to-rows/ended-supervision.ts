import type { Statement } from '../../database/database.js';
import { marks } from '../../database/insert-rows.js';
import { approvalOf } from '../limits/step-limit.js';
import type { SavedStep } from './saved-step.js';
import { isOpen } from './task-book.js';

/** A step that is done leaves 我的督办 of whoever answered for it. */
export function endedSupervision({ definition, book, sqlAt }: SavedStep): Statement[] {
  const closed = [...book.values()]
    .filter((entry) => entry.made === null && !isOpen(entry))
    .filter(({ row }) => approvalOf(definition, row.element_id)?.dueAfter != null)
    .map(({ row }) => row.id);
  if (closed.length === 0) return [];
  const sql = `update task_supervision set ended_at = ? where task_id in (${marks(closed)}) and ended_at is null`;
  return [{ sql, values: [sqlAt, ...closed] }];
}
