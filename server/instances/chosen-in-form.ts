import type { ApproverRule, FlowNode, UserTask } from '@xiaowu/engine';
import type { Preview } from '../contract/applications.js';
import type { FormData } from '../contract/forms.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { fieldsOf } from '../forms/field-lookup.js';
import { isWritable, rightsAt } from '../forms/form-rights.js';
import { isApplicantStep, stepName } from './events-to-rows/saved-step.js';

/**
 * Where the people of a step are still to be chosen: only fields of the form name them, or their departments, and all of
 * those are empty.
 */
export function chosenInForm(
  definition: CompiledDefinition,
  elementId: string,
  form: FormData,
): Preview['steps'][number]['chosenIn'] {
  const { nodes } = definition.process;
  const node = nodes[elementId];
  if (node?.kind !== 'userTask') return null;
  const fields = fieldsOf(definition.form);
  const keys = node.approval.approvers.map((rule) =>
    naming(definition, node, rule).filter((key) => fields.some((field) => field.key === key)),
  );
  const isOpen = keys.every((named) => named.length > 0 && named.every((key) => isEmpty(form[key])));
  const field = fields.find(({ key }) => key === keys[0]?.[0]);
  if (!isOpen || field === undefined) return null;
  const writers = Object.values(nodes).filter(
    (one) =>
      one.kind === 'userTask' &&
      one.id !== elementId &&
      isWritable(rightsAt(definition.form, one.approval, isApplicantStep(definition, one.id))[field.key]),
  );
  const [writer] = writers;
  if (writer === undefined) return null;
  const isApplicants = writers.some(({ id }) => isApplicantStep(definition, id));
  return { field: field.label, step: isApplicants ? null : stepName(definition, writer.id) };
}

/** What a rule goes by: a field, or where the step runs once for each of several, what these come from. */
function naming({ process }: CompiledDefinition, node: UserTask, rule: ApproverRule): readonly string[] {
  const name = rule.kind === 'field' ? rule.value : rule.departmentField;
  if (name === undefined) return [];
  const around: FlowNode[] = [];
  for (let at: FlowNode | undefined = node; at !== undefined; at = process.nodes[at.scopeId]) around.push(at);
  const loops = around.flatMap((one) => ('multiInstance' in one && one.multiInstance ? [one.multiInstance] : []));
  const loop = loops.find(({ inputItem }) => inputItem === name);
  return loop ? (loop.collection?.reads ?? []) : [name];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
