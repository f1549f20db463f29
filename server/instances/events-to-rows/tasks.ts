import type { Statement } from '../../database/database.js';
import { insertRows, marks } from '../../database/insert-rows.js';
import type { SavedStep } from './saved-step.js';
import type { TaskEntry } from './task-book.js';

/** Rows of `task`: one insert for the new ones, one update for those that changed in the same way. */
export function taskRows({ book }: SavedStep): Statement[] {
  const entries = [...book.values()];
  const statements: Statement[] = [];
  for (const same of alike(entries.filter(({ made, isChanged }) => isChanged && made === null))) {
    const { assignee, status, completed_at, outcome } = same[0]!.row;
    statements.push({
      sql: `update task set assignee = ?, status = ?, completed_at = ?, outcome = ? where ${same.length === 1 ? 'id = ?' : `id in (${marks(same)})`}`,
      values: [assignee, status, completed_at, outcome, ...same.map(({ row }) => row.id)],
    });
  }
  const created = entries.flatMap(({ row, made }) => (made === null ? [] : [{ ...made, ...row }]));
  if (created.length > 0) statements.push(insertRows('task', created));
  return statements;
}

function alike(entries: readonly TaskEntry[]): TaskEntry[][] {
  const groups = new Map<string, TaskEntry[]>();
  for (const entry of entries) {
    const { assignee, status, outcome } = entry.row;
    const key = JSON.stringify([assignee, status, outcome]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}
