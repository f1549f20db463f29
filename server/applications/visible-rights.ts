import type { Reader } from '../database/database.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { readOnly, rightsAt, type FormRights } from '../forms/form-rights.js';
import type { CaseAccess, Visitor } from '../instances/case-access.js';
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
 * of their steps shows, the applicant and whoever got a copy what the applicant's step shows.
 */
export async function visibleRights(
  reader: Reader,
  definition: CompiledDefinition,
  visitor: Visitor,
  access: CaseAccess,
): Promise<FormRights> {
  if (visitor.seesAll) return readOnly(rightsAt(definition.form, null, false));
  const tasks = await reader.query<{ element_id: string }>('select element_id from task where id in (?, ?)', [
    access.myTaskId,
    access.lastTaskId,
  ]);
  const elements: (string | null)[] = tasks.map((task) => task.element_id);
  if (access.isApplicant || access.copy !== null || elements.length === 0) elements.push(null);
  return elements.map((elementId) => readOnly(stepRights(definition, elementId))).reduce(widest);
}

function widest(one: FormRights, other: FormRights): FormRights {
  return Object.fromEntries(
    Object.entries(one).map(([path, right]) => [path, right === 'hidden' ? (other[path] ?? 'hidden') : right] as const),
  );
}
