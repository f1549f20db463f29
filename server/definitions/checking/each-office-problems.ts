import type { Problem, Process } from '@xiaowu/engine';
import type { FormSchema } from '../../contract/forms.js';
import { fieldsByKey } from '../../forms/field-lookup.js';
import { serverProblem } from './server-problem.js';

/**
 * A step that is done once for each department of a field, but asks those of all of them each time: its rule names the
 * field and not the one it is about.
 */
export function eachOfficeProblems({ nodes }: Process, form: FormSchema): Problem[] {
  const fields = fieldsByKey(form);
  /** What the step, or what it stands in, is done once each for: by the field, the name of the entry. */
  const eachAround = (id: string): Map<string, string> => {
    const found = new Map<string, string>();
    for (let node = nodes[id]; node; node = nodes[node.scopeId]) {
      const loop = 'multiInstance' in node ? node.multiInstance : null;
      if (loop?.inputItem == null) continue;
      for (const field of loop.collection?.reads ?? []) if (!found.has(field)) found.set(field, loop.inputItem);
    }
    return found;
  };
  return Object.values(nodes).flatMap((node) => {
    if (node.kind !== 'userTask') return [];
    const each = eachAround(node.id);
    return node.approval.approvers.flatMap(({ departmentField = '' }) => {
      const item = each.get(departmentField);
      if (item === undefined) return [];
      const data = { step: node.name ?? node.id, field: fields.get(departmentField)?.label ?? departmentField, item };
      return [serverProblem('approver.allInsteadOfEach', node.id, data, 'warning')];
    });
  });
}
