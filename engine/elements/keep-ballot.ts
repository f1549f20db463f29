import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { TaskGroup } from '../state/instance-state.js';
import { approverOf } from './approver-of.js';

/** A 票签 has passed: how it stands is kept with the step, so that it can be taken back. */
export function keepBallot(run: Run, { id, scopeId, ...group }: TaskGroup): void {
  const scope = run.state.scope(scopeId);
  const element = elementNumbers(run.process).numbers.get(scope.elementId) ?? -1;
  const undecided = run.state.current.tasks.filter(({ groupId }) => groupId === id).map(approverOf);
  run.state.putScope({ ...scope, ballots: [{ element, group, undecided }] });
}
