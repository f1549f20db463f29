import type { Event } from '@xiaowu/engine';
import { newId } from '../../database/new-id.js';
import type { Notice, NotifyPayload } from '../notice.js';
import type { JobRow } from '../outbox.js';
import { isApplicantStep, type SavedStep, stepName } from './saved-step.js';
import { arrivalNotices, completionNotices, returnedNotice, returnNotices, type TellingStep } from './step-notices.js';
import { isOpen } from './task-book.js';

/** At most one row of kind `notify`: who has to be told of this step. Nobody is told of what they did themselves. */
export function noticeJobs(saved: SavedStep): JobRow[] {
  const { context, row, sqlAt } = saved;
  const self = context.actor?.id;
  const notices = saved.events
    .flatMap((event) => noticesOf(saved, event))
    .map((notice) => ({ ...notice, people: notice.people.filter((id) => id !== self) }))
    .filter(({ people, groups, numbers = [] }) => people.length + groups.length + numbers.length > 0);
  return notices.length === 0
    ? []
    : [notifyJob({ ...facts(row, context.actor?.name ?? null, context.opinion), notices }, sqlAt)];
}

/** What a notification tells of its case. */
export function facts(
  row: { id: string; item_name: string; serial_number: string | null; applicant_name: string },
  actorName: string | null,
  text = '',
): Omit<NotifyPayload, 'notices'> {
  return {
    instanceId: row.id,
    itemName: row.item_name,
    serialNumber: row.serial_number,
    applicantName: row.applicant_name,
    actorName,
    text,
  };
}

export function notifyJob(payload: NotifyPayload, sqlAt: string): JobRow {
  return {
    id: newId(),
    kind: 'notify',
    instance_id: payload.instanceId,
    engine_job_id: null,
    task_id: null,
    payload: JSON.stringify(payload),
    due_at: sqlAt,
  };
}

function noticesOf(saved: SavedStep, event: Event): Notice[] {
  const { book, row, definition, events } = saved;
  switch (event.type) {
    case 'userTask.created':
    case 'userTask.resumed':
    case 'userTask.forwarded':
    case 'userTask.assigned': {
      const entry = book.get(event.taskId);
      if (!entry || !isOpen(entry)) return [];
      const { id: taskId, assignee, step_name: stepName, element_id } = entry.row;
      const who = assignee === null ? entry.candidates : [assignee];
      const from = events.find((each) => each.type === 'returned');
      const isReturned = isApplicantStep(definition, element_id) && from !== undefined;
      const isRework = from !== undefined && event.type === 'userTask.created' && event.origin === 'rework';
      const usual: Notice = {
        ...((isReturned || isRework) && { returnMode: from.mode }),
        kind: isReturned ? 'returned' : 'taskArrived',
        taskId,
        stepName,
        people: who.filter((key) => !key.includes(':')),
        groups: who.filter((key) => key.includes(':')),
      };
      // what came back, or was handed on, is nothing new to anybody else
      const isFirst = event.type === 'userTask.created' && !isReturned;
      if (!isReturned) return arrivalNotices(stepOf(saved, element_id), usual, isFirst);
      return returnedNotice(stepOf(saved, from.from), usual);
    }
    case 'userTask.completed':
      return event.outcome === 'approve' ? completionNotices(stepOf(saved, event.elementId)) : [];
    case 'returned':
      return returnNotices(stepOf(saved, event.from), isApplicantStep(definition, event.to), event.mode);
    case 'instance.ended': {
      const holders = event.status === 'terminated' ? canceledHolders(saved) : [];
      const people = [...new Set([row.applicant_id, ...holders])];
      return [{ kind: event.status, taskId: null, stepName: '', people, groups: [] }];
    }
    case 'incident.created': {
      const stepName = definition.process.nodes[event.elementId]?.name ?? event.elementId;
      return [{ kind: 'incident', taskId: null, stepName, people: [], groups: ['role:processAdministrator'] }];
    }
    default:
      return [];
  }
}

const stepOf = ({ definition, row }: SavedStep, elementId: string): TellingStep => ({
  ...{ definition, elementId, applicantId: row.applicant_id, stepName: stepName(definition, elementId) },
});

function canceledHolders({ events, book }: SavedStep): string[] {
  return events.flatMap((event) => {
    const assignee = event.type === 'userTask.canceled' ? book.get(event.taskId)?.row.assignee : null;
    return assignee == null ? [] : [assignee];
  });
}
