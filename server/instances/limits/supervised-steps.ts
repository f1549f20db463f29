import { waitsFor, type InstanceState } from '@xiaowu/engine';
import type { SupervisedStep } from '../../contract/supervision.js';
import type { Reader } from '../../database/database.js';
import { marks } from '../../database/insert-rows.js';
import { fromSqlTime } from '../../database/sql-time.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import type { Actor } from '../case-rows.js';
import { isApplicantStep } from '../events-to-rows/saved-step.js';

interface StepRow {
  instance_id: string;
  task_id: string;
  engine_task_id: string;
  element_id: string;
  step_name: string;
  due_at: string | null;
  since: string;
  assignee: string | null;
  name: string | null;
  number: string | null;
  /** Of a task that waits for others. */
  state: string | null;
}

/** As the database knows it: what the drawing says of it comes with `supervisedStep`. */
export type OverdueStep = Omit<SupervisedStep, 'isReassignable'> & {
  readonly elementId: string;
  /** Ids of `waitsFor` in the state of the case. */
  readonly engineTaskIds: readonly string[];
};

/** The steps for which cases are in somebody's 我的督办, by case. */
export async function overdueSteps(
  reader: Reader,
  personId: string,
  instanceIds: readonly string[],
): Promise<ReadonlyMap<string, OverdueStep[]>> {
  const found = new Map<string, OverdueStep[]>();
  if (instanceIds.length === 0) return found;
  const rows = await reader.query<StepRow>(
    `select s.instance_id, s.task_id, s.since, t.engine_task_id, t.element_id, t.step_name, t.due_at, t.assignee, p.name,
       p.number, case when t.status = 'waiting' then (select i.state from instance i where i.id = s.instance_id) end as state
     from task_supervision s join task t on t.id = s.task_id left join person p on p.id = t.assignee
     where s.person_id = ? and s.ended_at is null and s.instance_id in (${marks(instanceIds)})`,
    [personId, ...instanceIds],
  );
  // not ordered by the database: SQLite would read all that the person ever supervised in the order of their tasks
  rows.sort((a, b) => (a.task_id < b.task_id ? -1 : 1));
  const waiting = new Map(rows.map((row) => [row.task_id, askedBefore(row)]));
  const people = await named(
    reader,
    [...waiting.values()].flat().map(({ assignee }) => assignee),
  );
  for (const row of rows) {
    const { assignee: id, name, number } = row;
    const asked = waiting.get(row.task_id) ?? [];
    const step: OverdueStep = {
      taskId: row.task_id,
      elementId: row.element_id,
      name: row.step_name,
      dueAt: row.due_at === null ? null : fromSqlTime(row.due_at),
      since: fromSqlTime(row.since),
      handler: id === null ? null : { id, name: name ?? '', number: number ?? '' },
      waitsFor: asked.flatMap(({ assignee }) => people.get(assignee) ?? []),
      engineTaskIds: asked.map(({ id: engineTaskId }) => engineTaskId),
    };
    found.set(row.instance_id, [...(found.get(row.instance_id) ?? []), step]);
  }
  return found;
}

/** As the supervisor sees it. `definition` is that of the case. */
export const supervisedStep = (
  definition: CompiledDefinition,
  { elementId, engineTaskIds: _, ...step }: OverdueStep,
): SupervisedStep => ({ ...step, isReassignable: !isApplicantStep(definition, elementId) });

/** Whom the handler waits for (前加签, 委派), with the ids of their tasks. */
function askedBefore({ state: json, engine_task_id: taskId }: StepRow): { id: string; assignee: string }[] {
  if (json === null) return [];
  return waitsFor(JSON.parse(json) as InstanceState, taskId).flatMap(({ id, assignee }) =>
    assignee === null ? [] : [{ id, assignee }],
  );
}

async function named(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<Actor>(`select id, name, number from person where id in (${marks(ids)})`, ids);
  return new Map(rows.map((row) => [row.id, row]));
}
