import type { Statement } from '../../database/database.js';
import { insertRows, marks } from '../insert-rows.js';
import type { SavedStep } from './saved-step.js';
import { isOpen } from './task-book.js';

/** Rows of `task_candidate`: only tasks that nobody has yet keep them, so that 待办 reads nothing that is settled. */
export function taskCandidateRows({ book, row }: SavedStep): Statement[] {
  const entries = [...book.values()];
  const statements: Statement[] = [];
  const settled = entries
    .filter((entry) => entry.wasOffered && entry.isChanged && (entry.row.assignee !== null || !isOpen(entry)))
    .map((entry) => entry.row.id);
  if (settled.length > 0)
    statements.push({ sql: `delete from task_candidate where task_id in (${marks(settled)})`, values: settled });
  const offered = entries.flatMap((entry) =>
    entry.isNew
      ? entry.candidates.map((candidate) => ({ candidate, task_id: entry.row.id, instance_id: row.id }))
      : [],
  );
  if (offered.length > 0) statements.push(insertRows('task_candidate', offered));
  return statements;
}
