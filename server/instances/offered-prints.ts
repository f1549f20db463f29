import type { OfferedPrint } from '../contract/applications.js';
import type { PrintTemplate } from '../contract/definitions.js';
import type { Reader } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { printWords } from '../locales/zh-CN/printing.js';
import { buttonOf } from './case-buttons.js';
import type { Visitor } from './case-access.js';
import type { InstanceRow } from './case-rows.js';

/**
 * The print pages that a reader of the case may have, in their order; all of them who `seesAll` of the case. One query,
 * and only where steps decide.
 */
export async function offeredPrints(
  reader: Reader,
  definition: CompiledDefinition,
  row: Pick<InstanceRow, 'id' | 'applicant_id' | 'status'>,
  visitor: Pick<Visitor, 'id' | 'keys' | 'seesAll'>,
): Promise<OfferedPrint[]> {
  const templates = listedPages(definition.printTemplates);
  const forbidding = new Set(
    Object.values(definition.process.nodes).flatMap((node) =>
      node.kind === 'userTask' && buttonOf(node.approval, 'print')?.enabled === false ? [node.id] : [],
    ),
  );
  const decidesByStep = forbidding.size > 0 || templates.some(({ steps = [] }) => steps.length > 0);
  const asksForSteps = !visitor.seesAll && decidesByStep;
  const steps = asksForSteps ? await handledSteps(reader, row.id, visitor) : new Set<string>();
  if (row.applicant_id === visitor.id) steps.add(definition.process.applicantTaskId ?? '');
  // who has to do with the case only at steps without this button
  if (!visitor.seesAll && steps.size > 0 && [...steps].every((id) => forbidding.has(id))) return [];
  return templates
    .filter(
      (template) =>
        (!template.whenCompleted || row.status === 'completed') && (visitor.seesAll || isFor(template, steps, visitor)),
    )
    .map(({ key, name }) => ({ key, name }));
}

/** With the main page, which comes first unless the list says where. */
const listedPages = (templates: readonly PrintTemplate[]): readonly PrintTemplate[] =>
  templates.some(({ key }) => key === 'main')
    ? templates
    : [{ key: 'main', name: printWords.main, html: '' }, ...templates];

function isFor(
  { steps = [], roles = [] }: PrintTemplate,
  handled: ReadonlySet<string>,
  { keys }: Pick<Visitor, 'keys'>,
): boolean {
  if (steps.length === 0 && roles.length === 0) return true;
  return steps.some((id) => handled.has(id)) || roles.some((role) => keys.includes(`role:${role}`));
}

/** Steps that the visitor has handled, handles, or is offered. */
async function handledSteps(
  reader: Reader,
  instanceId: string,
  { id, keys }: Pick<Visitor, 'id' | 'keys'>,
): Promise<Set<string>> {
  const rows = await reader.query<{ element_id: string }>(
    `select distinct t.element_id from task t where t.instance_id = ? and (t.assignee = ? or (t.status = 'offered' and
       exists (select 1 from task_candidate c where c.task_id = t.id and c.candidate in (${keys.map(() => '?').join(', ')}))))`,
    [instanceId, id, ...keys],
  );
  return new Set(rows.map(({ element_id }) => element_id));
}
