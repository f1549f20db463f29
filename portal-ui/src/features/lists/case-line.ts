import type { ApplicationRow } from '@xiaowu/server/contract/applications';
import type { WorkingTimeLeft } from '@xiaowu/server/contract/list';
import type { TaskRow, TasksQuery } from '@xiaowu/server/contract/tasks';
import { applicationLook, shownStatus, outcomeLook, taskLook, type Look } from '../applications/status-look';
import { caseTitle } from '../tasks/case-title';

export type ColumnName =
  | 'step'
  | 'currentStep'
  | 'applicant'
  | 'handler'
  | 'submittedAt'
  | 'arrivedAt'
  | 'dueAt'
  | 'overdueStep'
  | 'completedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'status';

type Person = { name: string; number: string };

/** What stands in a column: values, not words, so that times grow older while they are looked at. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'person'; person: Person | null }
  | { kind: 'progress'; row: Pick<ApplicationRow, 'status' | 'currentSteps' | 'isReturned'> }
  | { kind: 'minute' | 'relative'; at: string | null }
  | { kind: 'due'; at: string | null; working: WorkingTimeLeft | null }
  | { kind: 'status'; look: Look; dueAt: string | null };

/** A line of any list of 我的任务, be it a task or a case. */
export interface CaseLine {
  id: string;
  /** Where the line leads. */
  to: string;
  title: string;
  itemName: string;
  itemKey: string;
  serialNumber: string | null;
  applicationId: string;
  urgeCount: number;
  isUnread: boolean;
  /** 代理: whose task it is. */
  onBehalfOf: string | null;
  cells: Partial<Record<ColumnName, Cell>>;
  /** What may be done with it as a case; empty for tasks. */
  actions: ApplicationRow['actions'];
  /** Own captions of its buttons. */
  labels: ApplicationRow['labels'];
  /** The overdue steps for which I answer. */
  supervised: ApplicationRow['supervised'];
  /** Of a line of 待办. */
  task: TaskRow | null;
}

export function taskLine(task: TaskRow, box: TasksQuery['box']): CaseLine {
  const isOpen = task.status === 'assigned' || task.status === 'offered' || task.status === 'waiting';
  const dueAt = isOpen ? task.dueAt : null;
  const look = box === 'done' ? outcomeLook(task.outcome) : taskLook({ status: task.status, isOverdue: false });
  return {
    id: task.id,
    to: box === 'todo' ? `/tasks/${task.id}` : `/applications/${task.applicationId}`,
    title: caseTitle(task),
    itemName: task.itemName,
    itemKey: task.itemKey,
    serialNumber: task.serialNumber,
    applicationId: task.applicationId,
    urgeCount: box === 'todo' ? task.urgeCount : 0,
    isUnread: false,
    onBehalfOf: task.onBehalfOf?.name ?? null,
    cells: {
      step: { kind: 'text', text: task.stepName },
      applicant: { kind: 'person', person: task.applicant },
      handler: { kind: 'person', person: task.handler ?? null },
      submittedAt: { kind: 'minute', at: task.submittedAt },
      arrivedAt: { kind: 'relative', at: task.createdAt },
      completedAt: { kind: 'relative', at: task.completedAt },
      dueAt: { kind: 'due', at: dueAt, working: task.workingTimeLeft },
      status: { kind: 'status', look, dueAt: box === 'done' ? null : dueAt },
    },
    actions: [],
    labels: undefined,
    supervised: undefined,
    task,
  };
}

export function applicationLine(row: ApplicationRow, box: string): CaseLine {
  const late = row.supervised ?? [];
  const waiting = late.flatMap(({ handler, waitsFor }) => (waitsFor.length > 0 ? waitsFor : (handler ?? [])));
  const [first = null] = late.flatMap(({ dueAt }) => dueAt ?? []).sort();
  return {
    id: row.id,
    to: box === 'drafts' ? `/applications/${row.id}/edit` : `/applications/${row.id}`,
    title: caseTitle(row),
    itemName: row.itemName,
    itemKey: row.itemKey,
    serialNumber: row.serialNumber,
    applicationId: row.id,
    urgeCount: 0,
    isUnread: row.isRead === false,
    onBehalfOf: null,
    cells: {
      applicant: { kind: 'person', person: row.applicant },
      currentStep: { kind: 'progress', row },
      submittedAt: { kind: 'minute', at: row.submittedAt },
      createdAt: { kind: 'minute', at: row.createdAt },
      updatedAt: { kind: 'relative', at: row.updatedAt },
      overdueStep: { kind: 'text', text: [...new Set(late.map(({ name }) => name))].join('、') },
      ...(late.length > 0 && { handler: { kind: 'person' as const, person: waiting[0] ?? null } }),
      dueAt: { kind: 'due', at: first, working: null },
      status: { kind: 'status', look: applicationLook(shownStatus(row)), dueAt: null },
    },
    actions: row.actions,
    labels: row.labels,
    supervised: row.supervised,
    task: null,
  };
}
