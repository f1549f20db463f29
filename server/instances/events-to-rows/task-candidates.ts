import type { Statement } from '../../database/database.js';
import { insertRows, marks } from '../../database/insert-rows.js';
import type { SavedStep } from './saved-step.js';

/** Rows of `task_candidate`: only tasks that are offered now have them, so that 待办 reads nothing else. */
export function taskCandidateRows({ book, row, state }: SavedStep): Statement[] {
  const entries = [...book.values()].filter(({ made, isChanged }) => made !== null || isChanged);
  const statements: Statement[] = [];
  const settled = entries
    .filter((entry) => entry.wasOffered && entry.row.status !== 'offered')
    .map((entry) => entry.row.id);
  if (settled.length > 0)
    statements.push({ sql: `delete from task_candidate where task_id in (${marks(settled)})`, values: settled });
  const offered = entries
    .filter((entry) => !entry.wasOffered && entry.row.status === 'offered')
    .flatMap(({ row: task, made }) => {
      const candidates = state.tasks.find(({ id }) => id === task.engine_task_id)?.candidates ?? [];
      const due_at = made?.due_at ?? null;
      return [...new Set(candidates)].map((candidate) => ({
        candidate,
        task_id: task.id,
        instance_id: row.id,
        due_at,
      }));
    });
  if (offered.length > 0) statements.push(insertRows('task_candidate', offered));
  const again = entries
    .filter((entry) => entry.made === null && !entry.wasOffered && entry.row.status === 'offered')
    .map((entry) => entry.row.id);
  if (again.length > 0) statements.push(dueAsBefore(again));
  return statements;
}

/** What is offered again is due when it was: the case does not know it, its row of `task` does. */
const dueAsBefore = (ids: readonly string[]): Statement => ({
  sql: `update task_candidate set due_at = (select t.due_at from task t where t.id = task_candidate.task_id)
    where task_id in (${marks(ids)})`,
  values: [...ids],
});
