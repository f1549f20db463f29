import type { Dialect, Statement } from '../../database/database.js';
import { upsert } from '../../database/upsert.js';
import { insertRows } from '../../database/insert-rows.js';
import { isApplicantStep, type SavedStep } from './saved-step.js';

/**
 * Rows of `participation`: one per person and case with the last act, which is what 已完成任务 reads.
 * The applicant's own submissions are not counted: 我的申请 shows them.
 */
export function participationRows(
  { book, events, commands, context, definition, row, sqlAt }: SavedStep,
  dialect: Dialect,
): Statement[] {
  const acts = new Map<string, { taskId: string; outcome: string }>();
  for (const event of events) {
    if (event.type !== 'userTask.completed' || event.by === null) continue;
    if (isApplicantStep(definition, event.elementId)) continue;
    const act = { taskId: event.taskId, outcome: book.get(event.taskId)?.row.outcome ?? event.outcome };
    acts.set(event.by, act);
    if (context.actor && event.by === context.onBehalfOf?.id) acts.set(context.actor.id, act);
  }
  for (const command of commands) {
    if (context.actor === null) continue;
    if (command.type === 'forwardTask') acts.set(context.actor.id, { taskId: command.taskId, outcome: 'forwarded' });
    if (command.type === 'assignTask') acts.set(context.actor.id, { taskId: command.taskId, outcome: 'assigned' });
    if (command.type === 'delegateTask') acts.set(context.actor.id, { taskId: command.taskId, outcome: 'delegated' });
    if (command.type === 'addApprovers')
      acts.set(context.actor.id, { taskId: command.taskId, outcome: 'approversAdded' });
  }
  const rows = [...acts].flatMap(([person_id, { taskId, outcome }]) => {
    const task = book.get(taskId)?.row;
    return task
      ? [{ person_id, instance_id: row.id, last_at: sqlAt, task_id: task.id, step_name: task.step_name, outcome }]
      : [];
  });
  if (rows.length === 0) return [];
  const assignments = 'last_at = new.last_at, task_id = new.task_id, step_name = new.step_name, outcome = new.outcome';
  return [insertRows('participation', rows, upsert(dialect, ['person_id', 'instance_id'], assignments))];
}
