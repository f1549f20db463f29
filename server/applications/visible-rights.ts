import type { FormData } from '../contract/forms.js';
import type { Reader } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { isWritable, readOnly, rightsAt, type FormRights } from '../forms/form-rights.js';
import { isRow } from '../forms/normalize.js';
import type { CaseAccess } from '../instances/case-access.js';
import { isApplicantStep } from '../instances/events-to-rows/saved-step.js';

/** Rights of a step by its element id; of the applicant's when there is none such. */
export function stepRights(definition: CompiledDefinition, elementId: string | null): FormRights {
  const { process, form } = definition;
  const node = process.nodes[elementId ?? process.applicantTaskId ?? ''];
  const approval = node?.kind === 'userTask' ? node.approval : null;
  return rightsAt(form, approval, node === undefined || isApplicantStep(definition, node.id));
}

/**
 * What somebody who looks at a case may read of its form: administrators and auditors everything, handlers what any
 * of their steps shows, the applicant and whoever got a copy what the applicant's step shows and what later steps
 * filled in: a field that is hidden at the applicant's step, that another step may write, and that has a value.
 */
export async function visibleRights(
  reader: Reader,
  definition: CompiledDefinition,
  access: CaseAccess,
  data: FormData,
): Promise<FormRights> {
  if (access.oversees) return readOnly(rightsAt(definition.form, null, false));
  const ids = [access.myTaskId, access.lastTaskId, access.lostTaskId];
  const tasks = await reader.query<{ element_id: string }>('select element_id from task where id in (?, ?, ?)', ids);
  const views = tasks.map((task) => readOnly(stepRights(definition, task.element_id)));
  if (access.isApplicant || access.copy !== null || access.supervises || views.length === 0)
    views.push(applicantView(definition, data));
  return views.reduce(widest);
}

function applicantView(definition: CompiledDefinition, data: FormData): FormRights {
  const { nodes, applicantTaskId } = definition.process;
  const others = Object.values(nodes)
    .filter(({ id, kind }) => kind === 'userTask' && id !== applicantTaskId)
    .map(({ id }) => stepRights(definition, id));
  const view = Object.entries(readOnly(stepRights(definition, null))).map(([path, right]) => {
    const isFilledIn = right === 'hidden' && hasValue(data, path) && others.some((step) => isWritable(step[path]));
    return [path, isFilledIn ? ('read' as const) : right] as const;
  });
  return Object.fromEntries(view);
}

/** `path` is of a field, or of a column (`goods.price`): then any of the rows counts. */
function hasValue(data: FormData, path: string): boolean {
  const [field = '', column] = path.split('.');
  const value = data[field];
  if (column !== undefined) return Array.isArray(value) && value.some((row) => isRow(row) && isFilled(row[column]));
  return isFilled(value);
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function widest(one: FormRights, other: FormRights): FormRights {
  return Object.fromEntries(
    Object.entries(one).map(([path, right]) => [path, right === 'hidden' ? (other[path] ?? 'hidden') : right] as const),
  );
}
