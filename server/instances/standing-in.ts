import { earlierApprovers, type InstanceState } from '@xiaowu/engine';
import { marks } from '../database/insert-rows.js';
import type { Reader } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { DefinitionsService } from '../definitions/definitions.service.js';
import { principalsOf, type Principal } from '../organization/stand-ins.js';

interface OpenTask {
  id: string;
  instance_id: string;
  element_id: string;
  item_key: string;
  definition_version: number;
}

/**
 * For whom somebody stands in now, as `principalsOf`, but without the tasks that they may not do for them: a step that
 * excludes who has approved another step of the case excludes such a stand-in, too.
 */
export async function standingInFor(
  reader: Reader,
  definitions: DefinitionsService,
  personId: string,
  sqlAt: string,
): Promise<Principal[]> {
  const principals = await principalsOf(reader, personId, sqlAt);
  if (principals.length === 0) return [];
  const barred = await barredTasks(reader, definitions, personId, [...new Set(principals.map(({ id }) => id))]);
  return principals.map((principal) => ({ ...principal, barred }));
}

/** One query over the open tasks of the principals; states are read of those cases alone in which it matters. */
async function barredTasks(
  reader: Reader,
  definitions: DefinitionsService,
  personId: string,
  principalIds: readonly string[],
): Promise<readonly string[]> {
  const of = 'join participation p on p.person_id = ? and p.instance_id = t.instance_id';
  const columns = 't.id, t.instance_id, t.element_id, t.item_key, i.definition_version';
  const tasks = await reader.query<OpenTask>(
    `select ${columns} from task t ${of} join instance i on i.id = t.instance_id
      where t.assignee in (${marks(principalIds)}) and t.status in ('assigned', 'waiting')
     union select ${columns} from task_candidate c join task t on t.id = c.task_id ${of} join instance i on i.id = t.instance_id
      where c.candidate in (${marks(principalIds)})`,
    [personId, ...principalIds, personId, ...principalIds],
  );
  const asking: (OpenTask & { definition: CompiledDefinition })[] = [];
  for (const task of tasks) {
    const definition = await definitions.compiled(task.item_key, task.definition_version);
    if (definition.processes.some(({ nodes }) => excludesEarlier(nodes[task.element_id])))
      asking.push({ ...task, definition });
  }
  if (asking.length === 0) return [];
  const ids = [...new Set(asking.map(({ instance_id }) => instance_id))];
  const rows = await reader.query<{ id: string; state: string | null }>(
    `select id, state from instance where id in (${marks(ids)})`,
    ids,
  );
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  return asking.flatMap(({ id, instance_id, element_id, definition }) => {
    const json = states.get(instance_id);
    if (json == null) return [];
    const state = JSON.parse(json) as InstanceState;
    const process = definition.processes.find((one) => one.id === state.processId) ?? definition.process;
    return earlierApprovers(process, state, element_id).includes(personId) ? [id] : [];
  });
}

const excludesEarlier = (node: CompiledDefinition['process']['nodes'][string] | undefined): boolean =>
  node?.kind === 'userTask' && node.approval.excludesEarlierApprovers;
