import type { FlowRecord, RecordState } from '../contract/records.js';
import type { Reader } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';

interface RecordRow {
  id: string;
  task_id: string | null;
  element_id: string | null;
  step_name: string;
  person_id: string | null;
  person_name: string | null;
  person_number: string | null;
  targets: string;
  on_behalf_of: string | null;
  started_at: string;
  ended_at: string;
  state: RecordState;
  opinion: string;
  signature: string | null;
  files: string | null;
}

interface OpenTaskRow {
  id: string;
  element_id: string;
  step_name: string;
  status: 'offered' | 'assigned' | 'waiting';
  created_at: string;
  person_id: string | null;
  person_name: string | null;
  person_number: string | null;
}

/** An open task with who holds it, for the record and the diagram. */
export interface OpenTask {
  readonly id: string;
  readonly elementId: string;
  readonly stepName: string;
  readonly since: string;
  readonly isWaiting: boolean;
  readonly person: FlowRecord['person'];
}

/** The open tasks of a case, oldest first. */
export async function openTasks(reader: Reader, instanceId: string): Promise<OpenTask[]> {
  const rows = await reader.query<OpenTaskRow>(
    `select t.id, t.element_id, t.step_name, t.status, t.created_at, p.id as person_id, p.name as person_name, p.number as person_number
     from task t left join person p on p.id = t.assignee
     where t.instance_id = ? and t.status in ('offered', 'assigned', 'waiting') order by t.id`,
    [instanceId],
  );
  return rows.map((row) => ({
    id: row.id,
    elementId: row.element_id,
    stepName: row.step_name,
    since: fromSqlTime(row.created_at),
    isWaiting: row.status === 'waiting',
    person: named(row),
  }));
}

/**
 * The 流转记录, newest first: a line per open task, then the finished acts. After 转办 the task is the same, but the
 * line of whoever has it now begins when they got it.
 */
export async function readRecords(
  reader: Reader,
  instanceId: string,
  open: readonly OpenTask[],
): Promise<FlowRecord[]> {
  const rows = await reader.query<RecordRow>('select * from record where instance_id = ? order by id desc limit 1000', [
    instanceId,
  ]);
  const starts = startsAfterForwards(rows);
  const lines = open.map((task): FlowRecord => ({
    id: task.id,
    elementId: task.elementId,
    stepName: task.stepName,
    person: task.person,
    targets: [],
    startedAt: since(task, starts.now.get(task.id)),
    endedAt: null,
    state: task.isWaiting ? 'waiting' : 'processing',
    opinion: '',
    signature: null,
    files: [],
  }));
  const finished = rows.map((row): FlowRecord => ({
    id: row.id,
    elementId: row.element_id,
    stepName: row.step_name,
    person: named(row),
    targets: JSON.parse(row.targets) as FlowRecord['targets'],
    onBehalfOf: row.on_behalf_of === null ? null : (JSON.parse(row.on_behalf_of) as FlowRecord['onBehalfOf']),
    startedAt: fromSqlTime(starts.ofLine.get(row.id) ?? row.started_at),
    endedAt: fromSqlTime(row.ended_at),
    state: row.state,
    opinion: row.opinion,
    signature: row.signature,
    files: row.files === null ? [] : (JSON.parse(row.files) as FlowRecord['files']),
  }));
  return [...lines.reverse(), ...finished];
}

const since = (task: OpenTask, forwardedAt: string | undefined): string =>
  forwardedAt === undefined ? task.since : fromSqlTime(forwardedAt);

/** SQL times when a task came to somebody by 转办: by the lines that follow (`ofLine`), and by task (`now`). */
function startsAfterForwards(newestFirst: readonly RecordRow[]) {
  const ofLine = new Map<string, string>();
  const now = new Map<string, string>();
  for (const { id, task_id: taskId, state, ended_at: endedAt } of newestFirst.toReversed()) {
    if (taskId === null) continue;
    const forwardedAt = now.get(taskId);
    if (forwardedAt !== undefined) ofLine.set(id, forwardedAt);
    if (state === 'forwarded' || state === 'assigned') now.set(taskId, endedAt);
  }
  return { ofLine, now };
}

function named(row: { person_id: string | null; person_name: string | null; person_number: string | null }) {
  return row.person_id === null
    ? null
    : { id: row.person_id, name: row.person_name ?? '', number: row.person_number ?? '' };
}
