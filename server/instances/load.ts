import type { InstanceState } from '@xiaowu/engine';
import type { FormData } from '../contract/forms.js';
import type { Reader, SqlValue, Statement, Transaction } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { DefinitionsService } from '../definitions/definitions.service.js';
import { selectTask, type InstanceRow, type TaskRow, type Trail } from './case-rows.js';
import type { LogEnd } from './command-log.js';

/** A task with the name of who has it. */
export interface LoadedTask extends TaskRow {
  readonly assignee_name: string | null;
  readonly assignee_number: string | null;
}

/** A case as one transaction holds it: its row is locked, so nothing of it changes until the end. */
export interface LoadedCase {
  readonly row: InstanceRow;
  readonly definition: CompiledDefinition;
  /** null while a draft. */
  readonly state: InstanceState | null;
  readonly data: FormData;
  readonly trail: Trail;
  /** The open ones. */
  readonly tasks: readonly LoadedTask[];
  /** The task that was asked for, open or not; null when the case was asked for by its own id. */
  readonly task: LoadedTask | null;
  /** Person ids and group keys that may claim or answer `task`. */
  readonly candidates: readonly string[];
  readonly log: LogEnd;
}

export type CaseAddress = { readonly taskId: string } | { readonly instanceId: string };

const withAssignee = `select ${selectTask}, p.name as assignee_name, p.number as assignee_number
  from task t left join person p on p.id = t.assignee`;

/**
 * Locks the case and reads all that a command needs, in one round trip (with the start of the transaction);
 * `more` travels along. Only the row of `instance` is locked: every command on a case takes it first, so
 * commands wait for each other there and never in a circle. null when there is no such case or task.
 */
export async function loadCase(
  tx: Transaction,
  definitions: DefinitionsService,
  address: CaseAddress,
  more: readonly Statement[] = [],
): Promise<{ loaded: LoadedCase; more: unknown[][] } | null> {
  const taskId = 'taskId' in address ? address.taskId : null;
  const caseId = taskId === null ? '?' : '(select instance_id from task where id = ?)';
  const id: SqlValue[] = ['taskId' in address ? address.taskId : address.instanceId];
  const [instances, tasks, asked, candidates, ends, ...rest] = (await tx.queryAll([
    { sql: `select * from instance where id = ${caseId}${tx.forUpdate}`, values: id },
    {
      sql: `${withAssignee} where t.instance_id = ${caseId} and t.status in ('offered', 'assigned', 'waiting') order by t.id`,
      values: id,
    },
    { sql: `${withAssignee} where t.id = ?`, values: [taskId] },
    { sql: 'select candidate from task_candidate where task_id = ?', values: [taskId] },
    {
      sql: `select sequence, hash from command_log where instance_id = ${caseId} order by sequence desc limit 1`,
      values: id,
    },
    ...more,
  ])) as [InstanceRow[], LoadedTask[], LoadedTask[], { candidate: string }[], LogEnd[], ...unknown[][]];
  const row = instances[0];
  if (!row) return null;
  const loaded: LoadedCase = {
    row,
    definition: await definitions.compiled(row.item_key, row.definition_version),
    state: row.state === null ? null : (JSON.parse(row.state) as InstanceState),
    data: JSON.parse(row.data) as FormData,
    trail: JSON.parse(row.trail) as Trail,
    tasks,
    task: asked[0] ?? null,
    candidates: candidates.map(({ candidate }) => candidate),
    log: ends[0] ?? { sequence: 0, hash: '' },
  };
  return { loaded, more: rest };
}

/** The row of a case outside a command. */
export async function readInstance(reader: Reader, id: string): Promise<InstanceRow | null> {
  const [row] = await reader.query<InstanceRow>('select * from instance where id = ?', [id]);
  return row ?? null;
}
