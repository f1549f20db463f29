import type { InstanceState } from '@xiaowu/engine';
import type { FormData } from '../contract/forms.js';
import type { Reader, SqlValue, Statement, Transaction } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { DefinitionsService } from '../definitions/definitions.service.js';
import type { CaseTask, InstanceRow, Trail } from './case-rows.js';
import { answered } from './foreseen-reads.js';

/** A case as one transaction holds it: its row is locked, so nothing of it changes until the end. */
export interface LoadedCase {
  readonly row: InstanceRow;
  readonly definition: CompiledDefinition;
  /** null while a draft. */
  readonly state: InstanceState | null;
  readonly data: FormData;
  readonly trail: Trail;
  /** The open ones. */
  readonly tasks: readonly CaseTask[];
  /** The task that was asked for, open or not; null when the case was asked for by its own id. */
  readonly task: CaseTask | null;
  /** Person ids and group keys that may claim or answer `task`, while nobody has it. */
  readonly candidates: readonly string[];
  /** Reads approvers; those that were foreseen are there already. */
  readonly approverReader: Reader;
}

export type CaseAddress = { readonly taskId: string } | { readonly instanceId: string };

/**
 * Locks the case and reads all that a command needs, in one round trip (with the start of the transaction);
 * `more` and `foreseen` (reads of approvers) travel along. Only the row of `instance` is locked: every command on a case takes it first, so
 * commands wait for each other there and never in a circle. null when there is no such case or task.
 */
export async function loadCase(
  tx: Transaction,
  definitions: DefinitionsService,
  address: CaseAddress,
  more: readonly Statement[] = [],
  foreseen: readonly Statement[] = [],
): Promise<{ loaded: LoadedCase; more: unknown[][] } | null> {
  const taskId = 'taskId' in address ? address.taskId : null;
  const caseId = taskId === null ? '?' : '(select instance_id from task where id = ?)';
  const id: SqlValue[] = ['taskId' in address ? address.taskId : address.instanceId];
  const [instances, ...rest] = (await tx.queryAll([
    { sql: `select * from instance where id = ${caseId}`, values: id, locks: 'instance' },
    ...more,
    ...foreseen,
  ])) as [InstanceRow[], ...unknown[][]];
  const row = instances[0];
  if (!row) return null;
  const tasks = row.open_tasks === null ? [] : (JSON.parse(row.open_tasks) as CaseTask[]);
  const task = taskId === null ? null : (tasks.find((one) => one.id === taskId) ?? (await settledTask(tx, taskId)));
  const state = row.state === null ? null : (JSON.parse(row.state) as InstanceState);
  const offered = task?.status === 'offered' ? task.engine_task_id : null;
  const loaded: LoadedCase = {
    row,
    definition: await definitions.ofCase(row),
    state,
    data: JSON.parse(row.data) as FormData,
    trail: JSON.parse(row.trail) as Trail,
    tasks,
    task,
    candidates: (offered !== null && state?.tasks.find((one) => one.id === offered)?.candidates) || [],
    approverReader: answered(tx, foreseen, rest.slice(more.length)),
  };
  return { loaded, more: rest.slice(0, more.length) };
}

/** A task that is not open any more is asked for only to say so. */
async function settledTask(reader: Reader, taskId: string): Promise<CaseTask | null> {
  const [task] = await reader.query<CaseTask>(
    'select id, engine_task_id, element_id, step_name, assignee, status, created_at, completed_at, outcome from task where id = ?',
    [taskId],
  );
  return task ?? null;
}

/** The row of a case outside a command. */
export async function readInstance(reader: Reader, id: string): Promise<InstanceRow | null> {
  const [row] = await reader.query<InstanceRow>('select * from instance where id = ?', [id]);
  return row ?? null;
}
