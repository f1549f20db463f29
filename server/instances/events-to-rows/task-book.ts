import type { Event, WorkCalendar } from '@xiaowu/engine';
import { newId } from '../../database/new-id.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import { nameWithItem, type ActingFor } from '../acting-for.js';
import type { CaseTask, InstanceRow, TaskRow } from '../case-rows.js';
import { approvalOf, dueAt } from '../limits/step-limit.js';
import { isApplicantStep, stepName } from './saved-step.js';

/** A task during a step: its row as it will be, and what of it is new. */
export interface TaskEntry {
  row: CaseTask;
  /** As it was made in this step; null when it was there before. */
  made: TaskRow | null;
  isChanged: boolean;
  /** It had rows in `task_candidate` before the step. */
  wasOffered: boolean;
  /** Who may claim or answer it, while nobody has it. */
  candidates: readonly string[];
}

/** The tasks of a case by the engine's id. */
export type TaskBook = ReadonlyMap<string, TaskEntry>;

const closed = new Set(['completed', 'canceled']);
export const isOpen = ({ row }: TaskEntry): boolean => !closed.has(row.status);

/** Plays the events on the open tasks. A task that came and went within the step is still written, as closed. */
export function bookTasks(
  definition: CompiledDefinition,
  instance: InstanceRow,
  tasks: readonly CaseTask[],
  events: readonly Event[],
  sqlAt: string,
  calendar: WorkCalendar,
  acting: ActingFor,
): TaskBook {
  const nameOf = (taskId: string, elementId: string) =>
    nameWithItem(stepName(definition, elementId), acting.ofTask(taskId));
  const book = new Map<string, TaskEntry>();
  for (const row of tasks) {
    book.set(row.engine_task_id, {
      row,
      made: null,
      isChanged: false,
      wasOffered: row.status === 'offered',
      candidates: [],
    });
  }
  const change = (taskId: string, values: Partial<CaseTask>) => {
    const entry = book.get(taskId);
    if (!entry) return;
    entry.row = { ...entry.row, ...values };
    entry.isChanged = true;
    if (entry.row.assignee !== null || closed.has(entry.row.status)) entry.candidates = [];
  };
  for (const event of events) {
    switch (event.type) {
      case 'userTask.created': {
        const name = nameOf(event.taskId, event.elementId);
        const made = newTask(definition, instance, event, name, sqlAt, calendar);
        book.set(event.taskId, {
          row: made,
          made,
          isChanged: false,
          wasOffered: false,
          candidates: event.assignee === null ? event.candidates : [],
        });
        break;
      }
      case 'userTask.claimed':
        change(event.taskId, { assignee: event.by, status: 'assigned' });
        break;
      case 'userTask.forwarded':
        change(event.taskId, { assignee: event.to, status: 'assigned' });
        break;
      case 'userTask.assigned': {
        // What waits for others goes on waiting.
        const isWaiting = book.get(event.taskId)?.row.status === 'waiting';
        change(event.taskId, { assignee: event.to, ...(!isWaiting && { status: 'assigned' as const }) });
        break;
      }
      case 'userTask.released': {
        change(event.taskId, { assignee: null, status: 'offered' });
        const entry = book.get(event.taskId);
        if (entry) entry.candidates = event.candidates;
        break;
      }
      case 'userTask.migrated':
        change(event.taskId, { element_id: event.elementId, step_name: nameOf(event.taskId, event.elementId) });
        break;
      case 'userTask.suspended':
        change(event.taskId, { status: 'waiting' });
        break;
      case 'userTask.resumed':
        change(event.taskId, { status: book.get(event.taskId)?.row.assignee == null ? 'offered' : 'assigned' });
        break;
      case 'userTask.completed': {
        const outcomes = { approve: 'approved', refuse: 'refused', return: 'returned' } as const;
        const outcome =
          event.outcome === 'approve' && isApplicantStep(definition, event.elementId)
            ? 'submitted'
            : outcomes[event.outcome];
        const assignee = event.by ?? book.get(event.taskId)?.row.assignee ?? null;
        change(event.taskId, { status: 'completed', completed_at: sqlAt, outcome, assignee });
        break;
      }
      case 'userTask.canceled':
        change(event.taskId, { status: 'canceled', completed_at: sqlAt, outcome: 'canceled' });
        break;
    }
  }
  return book;
}

function newTask(
  definition: CompiledDefinition,
  instance: InstanceRow,
  event: Extract<Event, { type: 'userTask.created' }>,
  name: string,
  sqlAt: string,
  calendar: WorkCalendar,
): TaskRow {
  const approval = approvalOf(definition, event.elementId);
  const due = dueAt(calendar, approval, sqlAt);
  return {
    id: newId(),
    instance_id: instance.id,
    engine_task_id: event.taskId,
    element_id: event.elementId,
    activity_id: event.activityId,
    step_name: name,
    assignee: event.assignee,
    status: event.assignee === null ? 'offered' : 'assigned',
    origin: event.origin,
    added_by: event.addedBy,
    item_key: instance.item_key,
    item_name: instance.item_name,
    serial_number: instance.serial_number,
    applicant_id: instance.applicant_id,
    applicant_name: instance.applicant_name,
    applicant_number: instance.applicant_number,
    submitted_at: instance.submitted_at,
    created_at: sqlAt,
    due_at: due,
    is_working_limit: due !== null && approval?.timeMeasure === 'working' ? 1 : 0,
    completed_at: null,
    outcome: null,
    urge_count: 0,
  };
}
