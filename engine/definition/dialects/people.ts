import { many, type ModdleElement, one, text } from '../moddle-element.js';
import type { ForeignElement } from './foreign-element.js';
import { isForeignExpression, onlyExpression } from './foreign-expression.js';
import { ownerIn } from './owner.js';

/** Who gets a user task: one person by name or expression, or those it is offered to. */
export function addPerson(task: ForeignElement, written: string): void {
  const variable = onlyExpression(written);
  if (variable !== null && task.facts.initiators.has(variable)) task.own('xiaowu:Approver', { kind: 'applicant' });
  else if (isForeignExpression(written)) {
    task.own('xiaowu:Approver', { kind: 'expression', value: task.feel(written) });
  } else task.own('xiaowu:Approver', { kind: 'person', value: written });
}

/** Groups are roles; a group that is only known later has no counterpart: without it other people would get the task. */
export function addGroups(task: ForeignElement, written: readonly string[], attribute: string): void {
  for (const group of written) {
    if (isForeignExpression(group)) task.refuse(`${attribute} ${group}`);
    else task.own('xiaowu:Approver', { kind: 'role', value: group });
  }
}

/** Performers and owners of the standard as these tools read them: a word is a name, and an owner without one a group. */
export function addResources(task: ForeignElement): void {
  const kept: ModdleElement[] = [];
  for (const resource of many(task.element, 'resources')) {
    const assignment = one(resource, 'resourceAssignmentExpression');
    const expression = assignment && one(assignment, 'expression');
    const written = expression && text(expression, 'body');
    if (written === null) kept.push(resource);
    else if (resource.$type === 'bpmn:HumanPerformer') addPerson(task, written.trim());
    else if (resource.$type === 'bpmn:PotentialOwner') for (const owner of listOf(written)) addOwner(task, owner);
    else kept.push(resource);
  }
  task.element.set('resources', kept);
}

/** Without a word before it the name is that of a group. */
function addOwner(task: ForeignElement, written: string): void {
  const { kind, value } = ownerIn(written) ?? { kind: 'role', value: written };
  if (kind === 'person') addPerson(task, value);
  else addGroups(task, [value], 'potentialOwner');
}

/** A list with commas between, but not inside of expressions. */
export function listOf(written: string): string[] {
  const items = written.match(/(?:[$#]\{[^}]*\}|[^,])+/g) ?? [];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
