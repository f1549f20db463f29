import type { Approver } from '../commands/command.js';
import type { UserTask } from '../definition/flow-node.js';
import { CommandRejected } from '../errors.js';
import type { Run } from '../run.js';
import type { Json, Scope } from '../state/instance-state.js';
import type { ActivityBehavior } from './behavior.js';
import { takeChosen } from './chosen-approvers.js';
import { itemsOf } from '../state/selectors.js';
import { skip, withoutSkipped } from './skipping.js';
import { askedIn } from './asked-in.js';
import { reopenBallot } from './reopen-ballot.js';
import { openGroup } from './task-group.js';
import { resumeTasks } from './pausing.js';

/** A step for people: asks who they are, then waits until they have decided as its mode says. */
export const userTask: ActivityBehavior<UserTask> = {
  begin(run, node, scope) {
    const [applicant] = run.state.current.people;
    if (scope.rework !== undefined) askAgain(run, node, scope, scope.rework);
    else if (node.id === run.process.applicantTaskId && applicant !== undefined) {
      ask(run, node, scope, { approvers: [{ user: applicant }], approved: [] }, 'entered');
    } else {
      run.wait({ kind: 'approvers', elementId: node.id, ...takeChosen(run, scope) }, scope.id);
    }
  },
  resume(run, node, scope, job, answer) {
    run.state.removeJob(job.id);
    if (answer.type !== 'completed') {
      const message = answer.type === 'failed' ? answer.message : '';
      return run.raise({ type: 'restart', scopeId: scope.id }, 'job.failed', node.id, { message });
    }
    const approvers = approversIn(answer.result);
    if (approvers.length === 0) return nobody(run, node, scope);
    sayReplaced(run, node, scope, answer.result);
    const asked = withoutSkipped(run, node, scope, approvers);
    if (asked.approvers.length === 0) run.push({ type: 'complete', scopeId: scope.id });
    else ask(run, node, scope, asked, 'entered');
  },
  childEnded(run, _node, scope) {
    resumeTasks(run, scope.id);
  },
};

function ask(
  run: Run,
  node: UserTask,
  scope: Scope,
  { approvers, approved }: { approvers: readonly Approver[]; approved: readonly Approver[] },
  origin: 'entered' | 'rework',
): void {
  const { mode: own } = node.approval;
  // 取回: what the others of the step said stands, so that the answer of who took it back decides.
  const mode = scope.doneBy === undefined ? own : 'any';
  openGroup(run, scope.id, { mode, quorums: node.approval, approvers, approved, origin });
}

function nobody(run: Run, node: UserTask, scope: Scope): void {
  const { whenEmpty } = node.approval;
  if (whenEmpty === 'reject') {
    throw new CommandRejected(
      'approvers.none',
      { elementId: node.id },
      `Expected approvers for ${node.name ?? node.id}, but there is nobody.`,
    );
  }
  if (whenEmpty === 'pass') {
    skip(run, node, scope, 'empty', null);
    run.push({ type: 'complete', scopeId: scope.id });
  } else {
    run.raise({ type: 'restart', scopeId: scope.id }, 'approvers.nobody', node.id, {});
  }
}

function sayReplaced(run: Run, node: UserTask, scope: Scope, result: Json): void {
  const reason = typeof result === 'object' && result !== null && !Array.isArray(result) ? result['replaced'] : null;
  if (reason !== 'own' && reason !== 'empty') return;
  const items = itemsOf(run.process, run.state.current, scope.id);
  run.emit({ type: 'approvers.replaced', elementId: node.id, reason, items });
}

/** 退回 and 取回: who has done the step. Of a 票签 also who had not voted, with the weights of then. */
function askAgain(run: Run, node: UserTask, scope: Scope, people: readonly string[]): void {
  const [ballot] = scope.ballots ?? [];
  if (ballot !== undefined && scope.doneBy !== undefined) {
    for (const by of people) reopenBallot(run, scope.id, ballot, by);
    return;
  }
  const approvers = ballot === undefined ? people.map((user) => ({ user })) : askedIn(run, ballot, people);
  ask(run, node, scope, { approvers, approved: [] }, 'rework');
}

/** Reads the shell's answer, each approver once. */
function approversIn(result: Json): Approver[] {
  const list = typeof result === 'object' && result !== null && !Array.isArray(result) ? result['approvers'] : null;
  const approvers = new Map<string, Approver>();
  for (const entry of Array.isArray(list) ? list : []) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) continue;
    const { user, group, weight } = entry;
    const more = typeof weight === 'number' && weight > 0 ? { weight } : {};
    if (typeof user === 'string') approvers.set(`user ${user}`, { user, ...more });
    else if (typeof group === 'string') approvers.set(`group ${group}`, { group, ...more });
  }
  return [...approvers.values()];
}
