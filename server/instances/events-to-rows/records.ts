import type { CancelReason, Event } from '@xiaowu/engine';
import type { RecordState } from '../../contract/records.js';
import { newId } from '../../database/new-id.js';
import type { Statement, Transaction } from '../../database/database.js';
import { administrationMessages } from '../../locales/zh-CN/administration.js';
import { stepNames } from '../../locales/zh-CN/cases.js';
import { goneBecause, replacedBecause, skippedBecause } from '../../locales/zh-CN/records.js';
import { incidentSentence } from '../../locales/zh-CN/incidents.js';
import { nameWithItem } from '../acting-for.js';
import type { Actor } from '../case-rows.js';
import { insertRows } from '../../database/insert-rows.js';
import { stepName, type DecisionPapers, type SavedStep } from './saved-step.js';

interface Line {
  state: RecordState;
  step: string;
  elementId?: string | null;
  taskId?: string | null;
  person?: Actor | null;
  onBehalfOf?: Actor | undefined;
  targets?: readonly Actor[];
  startedAt?: string;
  opinion?: string | undefined;
  papers?: DecisionPapers | undefined;
}

/** Rows of `record`: a line for every finished act, in the order of the events. Open tasks have none yet. */
export function recordRows(saved: SavedStep): Statement[] {
  const lines = [...actLines(saved), ...saved.events.flatMap((event) => eventLines(saved, event))];
  if (lines.length === 0) return [];
  return [
    insertRows(
      'record',
      lines.map((line) => recordRow(saved.row.id, saved.sqlAt, line)),
    ),
  ];
}

/** Adds a line that no event of the case's own step stands for. */
export function addRecord(tx: Transaction, instanceId: string, sqlAt: string, line: Line): void {
  const { sql, values } = insertRows('record', [recordRow(instanceId, sqlAt, line)]);
  tx.enqueue(sql, values);
}

/** A line that stands for itself, e.g. 催办. */
export function recordRow(instanceId: string, sqlAt: string, line: Line) {
  return {
    id: newId(),
    instance_id: instanceId,
    task_id: line.taskId ?? null,
    element_id: line.elementId ?? null,
    step_name: line.step,
    person_id: line.person?.id ?? null,
    person_name: line.person?.name ?? null,
    person_number: line.person?.number ?? null,
    targets: JSON.stringify(line.targets ?? []),
    on_behalf_of: line.onBehalfOf ? JSON.stringify(line.onBehalfOf) : null,
    started_at: line.startedAt ?? sqlAt,
    ended_at: sqlAt,
    state: line.state,
    opinion: line.opinion ?? '',
    signature: line.papers?.signature ?? null,
    files: line.papers?.files.length ? JSON.stringify(line.papers.files) : null,
  };
}

const added = { before: 'addedBefore', after: 'addedAfter', parallel: 'addedParallel' } as const;

const handedOn = {
  removeApprovers: 'approversRemoved',
  delegateTask: 'delegated',
  assignTask: 'assigned',
  forwardTask: 'forwarded',
} as const;

/** Acts that show in the command rather than in an event. */
function actLines({ context, commands, book, definition }: SavedStep): Line[] {
  const { actor, opinion, papers, targets, onBehalfOf } = context;
  return commands.flatMap((command): Line[] => {
    switch (command.type) {
      case 'addApprovers':
      case 'removeApprovers':
      case 'delegateTask':
      case 'assignTask':
      case 'forwardTask': {
        const task = book.get(command.taskId)?.row;
        if (!task) return [];
        const state = command.type === 'addApprovers' ? added[command.position] : handedOn[command.type];
        const { id: taskId, step_name: step, element_id: elementId, created_at: startedAt } = task;
        return [{ state, step, elementId, taskId, startedAt, person: actor, onBehalfOf, targets, opinion, papers }];
      }
      case 'takeBack': {
        const { elementId, by } = command;
        // of several instances of a step, the one that is open again
        const again = [...book.values()].find(
          ({ made }) => made !== null && made.element_id === elementId && made.assignee === by,
        );
        const step = again?.row.step_name ?? stepName(definition, elementId);
        return [{ state: 'takenBack', step, elementId, person: actor, opinion }];
      }
      case 'terminate':
        return [{ state: 'terminated', step: stepNames.terminate, person: actor, opinion }];
      case 'withdraw': {
        const elementId = definition.process.applicantTaskId;
        const step = elementId === null ? stepNames.withdraw : stepName(definition, elementId);
        return [{ state: 'withdrawn', step, elementId, person: actor, opinion }];
      }
      default:
        return [];
    }
  });
}

const toldByTheAct: ReadonlySet<CancelReason> = new Set(['withdrawn', 'refused', 'takenBack', 'removed']);

function eventLines(saved: SavedStep, event: Event): Line[] {
  const { definition, book, people, context, acting } = saved;
  const person = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  switch (event.type) {
    case 'userTask.completed': {
      const task = book.get(event.taskId)?.row;
      if (!task?.outcome) return [];
      const { id: taskId, step_name: step, element_id: elementId, created_at: startedAt, outcome: state } = task;
      const line = { state, step, elementId, taskId, startedAt, opinion: context.opinion };
      const { actor, onBehalfOf, papers } = context;
      if (onBehalfOf && event.by === onBehalfOf.id) return [{ ...line, person: actor, onBehalfOf, papers }];
      // others who are taken as having agreed signed nothing
      return [{ ...line, person: person(event.by), ...(event.by === actor?.id && { papers }) }];
    }
    case 'userTask.canceled': {
      const task = book.get(event.taskId)?.row;
      // of these, the act itself is the line
      if (!task || toldByTheAct.has(event.reason)) return [];
      if (event.reason === 'terminated' && saved.commands.some(({ type }) => type === 'terminate')) return [];
      const isTimeout = event.reason === 'interrupted' && saved.events.some(({ type }) => type === 'timer.fired');
      const { id: taskId, step_name: step, element_id: elementId, created_at: startedAt } = task;
      const state = isTimeout ? 'timedOut' : 'canceled';
      const opinion = isTimeout ? goneBecause.timedOut : goneBecause[event.reason];
      return [{ state, step, elementId, taskId, startedAt, person: person(task.assignee), opinion }];
    }
    case 'userTask.skipped':
    case 'approvers.replaced': {
      const { elementId, reason, items } = event;
      const step = nameWithItem(stepName(definition, elementId), acting.ofItems(items));
      if (event.type === 'userTask.skipped')
        return [{ state: 'skipped', step, elementId, person: person(event.user), opinion: skippedBecause[reason] }];
      const applicant = reason === 'own' ? person(saved.row.applicant_id) : null;
      return [{ state: 'replaced', step, elementId, person: applicant, opinion: replacedBecause[event.reason] }];
    }
    case 'incident.created':
      return [
        {
          state: 'incident',
          step: stepName(definition, event.elementId),
          elementId: event.elementId,
          opinion: incidentSentence(event.code, event.data),
        },
      ];
    case 'instance.suspended':
    case 'instance.resumed': {
      const state = event.type === 'instance.suspended' ? 'suspended' : 'resumed';
      const step = state === 'suspended' ? administrationMessages.suspend : administrationMessages.resume;
      return [{ state, step, person: context.actor, opinion: context.opinion }];
    }
    case 'instance.migrated': {
      const versions = `${saved.loaded.row.definition_version} → ${saved.row.definition_version}`;
      const opinion = [versions, context.opinion ?? ''].join(' ').trim();
      return [{ state: 'migrated', step: administrationMessages.migrate, person: context.actor, opinion }];
    }
    case 'token.moved': {
      const to = administrationMessages.movedTo(stepName(definition, event.to));
      return [
        {
          state: 'tokenMoved',
          step: stepName(definition, event.from),
          elementId: event.from,
          person: context.actor,
          opinion: [to, context.opinion ?? ''].join(' ').trim(),
        },
      ];
    }
    case 'instance.ended':
      return event.status === 'completed' ? [{ state: 'completed', step: stepNames.completed }] : [];
    default:
      return [];
  }
}
