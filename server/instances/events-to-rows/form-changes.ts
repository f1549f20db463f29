import type { Statement } from '../../database/database.js';
import { newId } from '../../database/new-id.js';
import { insertRows } from '../../database/insert-rows.js';
import type { SavedStep } from './saved-step.js';

/** A row of `form_change` (字段留痕): what the act changed in the form, from what to what. */
export function formChangeRows({ context, commands, book, loaded, row, sqlAt }: SavedStep): Statement[] {
  const { form, actor } = context;
  if (!form || actor === null || Object.keys(form.changes).length === 0) return [];
  const act = commands.find((command) => 'taskId' in command);
  const task = act && 'taskId' in act ? book.get(act.taskId)?.row : null;
  return [
    insertRows('form_change', [
      {
        id: newId(),
        instance_id: row.id,
        task_id: task?.id ?? loaded.task?.id ?? null,
        element_id: task?.element_id ?? null,
        person_id: actor.id,
        at: sqlAt,
        changes: JSON.stringify(form.changes),
      },
    ]),
  ];
}
