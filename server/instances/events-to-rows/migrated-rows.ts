import type { Statement } from '../../database/database.js';
import type { SavedStep } from './saved-step.js';

/** Rows that name elements, after the case was taken over to another version: they name those of the new one. */
export function migratedRows({ row, book, events, state }: SavedStep): Statement[] {
  if (!events.some(({ type }) => type === 'instance.migrated')) return [];
  const statements = events.flatMap((event): Statement[] => {
    if (event.type === 'userTask.migrated') {
      const task = book.get(event.taskId)?.row;
      if (!task) return [];
      const sql = 'update task set element_id = ?, step_name = ? where id = ?';
      return [{ sql, values: [task.element_id, task.step_name, task.id] }];
    }
    if (event.type !== 'job.migrated') return [];
    const sql = 'update subscription set element_id = ? where instance_id = ? and engine_job_id = ?';
    return [{ sql, values: [event.elementId, row.id, event.jobId] }];
  });
  const stuck = state.incidents.map(({ id, elementId }): Statement => ({
    sql: 'update incident set element_id = ? where instance_id = ? and engine_incident_id = ?',
    values: [elementId, row.id, id],
  }));
  return [...statements, ...stuck];
}
