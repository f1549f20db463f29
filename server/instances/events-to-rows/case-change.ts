import type { CaseChange } from '../outbox.js';
import type { SavedStep } from './saved-step.js';

/** Whose pages show something else after this step: the applicant's, and those of whoever has, had or may take a task. */
export function caseChange({ row, book, loaded, context }: SavedStep): CaseChange {
  const offered = loaded.state?.tasks.flatMap(({ candidates }) => candidates ?? []) ?? [];
  const keys = new Set([row.applicant_id, ...offered]);
  if (context.actor) keys.add(context.actor.id);
  for (const task of loaded.tasks) if (task.assignee !== null) keys.add(task.assignee);
  for (const { row: task, candidates } of book.values())
    for (const key of task.assignee === null ? candidates : [task.assignee]) keys.add(key);
  return { instanceId: row.id, keys: [...keys] };
}
