import type { TaskRow as TaskView } from '../contract/tasks.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { TaskRow } from '../instances/case-rows.js';

const instantOrNull = (time: string | null): string | null => (time === null ? null : fromSqlTime(time));

/** A row of `task` as lists show it. */
export function taskView(row: TaskRow): TaskView {
  return {
    id: row.id,
    applicationId: row.instance_id,
    itemKey: row.item_key,
    itemName: row.item_name,
    serialNumber: row.serial_number,
    elementId: row.element_id,
    stepName: row.step_name,
    applicant: { id: row.applicant_id, name: row.applicant_name, number: row.applicant_number },
    submittedAt: instantOrNull(row.submitted_at),
    createdAt: fromSqlTime(row.created_at),
    completedAt: instantOrNull(row.completed_at),
    dueAt: instantOrNull(row.due_at),
    status: row.status,
    outcome: row.outcome,
    urgeCount: row.urge_count,
  };
}
