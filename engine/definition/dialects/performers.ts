import { isA, many, type ModdleElement, one, text } from '../moddle-element.js';
import { extensionsOf } from '../read-extensions.js';
import { type Owner, ownerIn } from './owner.js';
import { listOf } from './people.js';
import type { Reading } from '../reading.js';

const performers = ['bpmn:Performer', 'bpmn:HumanPerformer', 'bpmn:PotentialOwner'];

/**
 * The standard's own way to say who does a user task (§10.3.3): a resource is a role, an expression gives people. What
 * stands beside our approver rules, or asks a resource by parameters, stays and is refused where tasks are read.
 */
export function translatePerformers(task: ModdleElement, reading: Reading): void {
  if (!isA(task, 'bpmn:UserTask') && !isA(task, 'bpmn:GlobalUserTask')) return;
  const resources = many(task, 'resources');
  if (resources.length === 0 || extensionsOf(task, 'xiaowu:Approver').length > 0) return;
  const rules = resources.map((resource) => rulesOf(resource, reading));
  if (rules.some((each) => each === null)) return;
  const { $model } = task;
  const extensions = one(task, 'extensionElements') ?? $model.create('bpmn:ExtensionElements', { values: [] });
  extensions.$parent = task;
  const made = rules.flatMap((each) => each ?? []).map((rule) => $model.create('xiaowu:Approver', { ...rule }));
  for (const rule of made) rule.$parent = extensions;
  extensions.set('values', [...many(extensions, 'values'), ...made]);
  task.set('extensionElements', extensions);
  task.set('resources', []);
}

type Rule = Owner | { readonly kind: 'expression'; readonly value: string };

/** Null = it says more, or nothing, that has a counterpart. */
function rulesOf(resource: ModdleElement, reading: Reading): Rule[] | null {
  if (!performers.includes(resource.$type) || many(resource, 'resourceParameterBindings').length > 0) return null;
  const [role, assignment] = [one(resource, 'resourceRef'), one(resource, 'resourceAssignmentExpression')];
  if (role !== null) {
    const name = isA(role, 'bpmn:Resource') ? text(role, 'name') : null;
    return assignment === null && name !== null ? [{ kind: 'role', value: name.trim() }] : null;
  }
  const expression = assignment && one(assignment, 'expression');
  const written = expression && text(expression, 'body')?.trim();
  if (!written) return null;
  // as other tools write people in an expression
  const owners = listOf(written).map(ownerIn);
  const named = owners.filter((owner) => owner !== null);
  if (named.length === owners.length) return named;
  reading.checkLanguage(expression);
  return [{ kind: 'expression', value: written }];
}
