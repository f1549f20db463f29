import type { WorkCalendar } from '@xiaowu/engine';
import type { TaskRow as TaskView } from '../contract/tasks.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { TaskRow } from '../instances/case-rows.js';
import { workingTimeLeft } from '../instances/limits/working-time-left.js';

const instantOrNull = (time: string | null): string | null => (time === null ? null : fromSqlTime(time));

const isOpen = ({ status }: TaskRow): boolean => status === 'offered' || status === 'assigned' || status === 'waiting';

/** A row of `task` as lists show it. */
export function taskView(row: TaskRow, calendar: WorkCalendar): TaskView {
  const dueAt = instantOrNull(row.due_at);
  const isWorking = dueAt !== null && row.is_working_limit === 1 && isOpen(row);
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
    dueAt,
    workingTimeLeft: isWorking ? workingTimeLeft(calendar, new Date().toISOString(), dueAt) : null,
    status: row.status,
    outcome: row.outcome,
    urgeCount: row.urge_count,
  };
}
