import type { ForeignElement } from './foreign-element.js';
import { isForeignExpression, onlyExpression } from './foreign-expression.js';

/** Who gets a user task: one person by name or expression, or those it is offered to. */
export function addPerson(task: ForeignElement, written: string): void {
  const variable = onlyExpression(written);
  if (variable !== null && task.facts.initiators.has(variable)) task.own('xiaowu:Approver', { kind: 'applicant' });
  else if (isForeignExpression(written)) {
    task.own('xiaowu:Approver', { kind: 'expression', value: task.feel(written) });
  } else task.own('xiaowu:Approver', { kind: 'person', value: written });
}

/** Groups are roles; a group that is only known later has no counterpart and is reported. */
export function addGroups(task: ForeignElement, written: readonly string[], attribute: string): void {
  for (const group of written) {
    if (isForeignExpression(group)) task.ignore(`${attribute} ${group}`);
    else task.own('xiaowu:Approver', { kind: 'role', value: group });
  }
}

/** A list with commas between, but not inside of expressions. */
export function listOf(written: string): string[] {
  const items = written.match(/(?:[$#]\{[^}]*\}|[^,])+/g) ?? [];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
