import { previousSteps } from '../analysis/previous-steps.js';
import type { Approver } from '../commands/command.js';
import type { UserTask } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Scope } from '../state/instance-state.js';
import { standInsAt } from '../state/stood-in.js';
import { itemsOf } from '../state/selectors.js';

/**
 * Leaves out who need not be asked: the applicant (`whenOwn` skip) is not an approver of the own case; who approved the
 * step just before (`whenRepeated` skip) counts as an approval. Nobody left = the step passes.
 */
export function withoutSkipped(
  run: Run,
  node: UserTask,
  scope: Scope,
  approvers: readonly Approver[],
): { readonly approvers: readonly Approver[]; readonly approved: readonly Approver[] } {
  const { mode, whenOwn, whenRepeated } = node.approval;
  const [applicant] = run.state.current.people;
  let asked = approvers;
  if (whenOwn === 'skip') {
    asked = asked.filter(({ user }) => user === undefined || user !== applicant);
    if (asked.length < approvers.length) skip(run, node, scope, 'own', applicant ?? null);
  }
  if (whenRepeated === 'skip') {
    const before = new Set(approversBefore(run, node, scope));
    const repeated = asked.filter(({ user }) => user !== undefined && before.has(user));
    for (const { user } of repeated) skip(run, node, scope, 'repeated', user ?? null);
    const isEnough = repeated.length > 0 && (mode === 'single' || mode === 'any');
    asked = isEnough ? [] : asked.filter((approver) => !repeated.includes(approver));
    return { approvers: asked, approved: repeated };
  }
  return { approvers: asked, approved: [] };
}

/**
 * Whose task the step before was, who really acted (代理), and who was asked by them and agreed (加签). The applicant's own
 * step is a submission, not an approval.
 */
function approversBefore(run: Run, node: UserTask, scope: Scope): string[] {
  const state = run.state.current;
  const [last] = previousSteps(run.process, state, node.id, scope.parentId ?? '');
  if (last === undefined || last.elementId === run.process.applicantTaskId) return [];
  const element = elementNumbers(run.process).numbers.get(last.elementId) ?? -1;
  const people = last.people.map((person) => state.people.indexOf(person));
  return [...last.people, ...standInsAt(state, element, people).flatMap((index) => state.people[index] ?? [])];
}

/** Says why a step, or one person's part of it, is passed without being asked for. */
export function skip(
  run: Run,
  node: UserTask,
  scope: Scope,
  reason: 'empty' | 'own' | 'repeated',
  user: string | null,
): void {
  const items = itemsOf(run.process, run.state.current, scope.id);
  run.emit({ type: 'userTask.skipped', elementId: node.id, reason, user, items });
}
