import type { Statement } from '../../database/database.js';
import { insertRows } from '../insert-rows.js';
import { isApplicantStep, type SavedStep } from './saved-step.js';

/**
 * Rows of `participation`: one per person and case with the last act, which is what 已完成任务 reads.
 * The applicant's own submissions are not counted: 我的申请 shows them.
 */
export function participationRows({ book, events, commands, context, definition, row, sqlAt }: SavedStep, isMysql: boolean): Statement[] {
  const acts = new Map<string, { taskId: string; outcome: string }>();
  for (const event of events) {
    if (event.type !== 'userTask.completed' || event.by === null) continue;
    if (isApplicantStep(definition, event.elementId)) continue;
    acts.set(event.by, { taskId: event.taskId, outcome: book.get(event.taskId)?.row.outcome ?? event.outcome });
  }
  for (const command of commands) {
    if (context.actor === null) continue;
    if (command.type === 'forwardTask') acts.set(context.actor.id, { taskId: command.taskId, outcome: 'forwarded' });
    if (command.type === 'addApprovers') acts.set(context.actor.id, { taskId: command.taskId, outcome: 'approversAdded' });
  }
  const rows = [...acts].flatMap(([person_id, { taskId, outcome }]) => {
    const task = book.get(taskId)?.row;
    return task
      ? [{ person_id, instance_id: row.id, last_at: sqlAt, task_id: task.id, step_name: task.step_name, outcome }]
      : [];
  });
  if (rows.length === 0) return [];
  const { sql, values } = insertRows('participation', rows);
  const columns = ['last_at', 'task_id', 'step_name', 'outcome'];
  const update = isMysql
    ? `on duplicate key update ${columns.map((c) => `${c} = values(${c})`).join(', ')}`
    : `on conflict (person_id, instance_id) do update set ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}`;
  return [{ sql: `${sql} ${update}`, values }];
}
