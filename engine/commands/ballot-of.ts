import type { PassedStep } from '../analysis/previous-steps.js';
import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Ballot } from '../state/instance-state.js';

/** How a passed step stood, where it was a 票签; undefined for every other, and where only the last of several is known. */
export function ballotOf(run: Run, { scopeId, elementId }: PassedStep): Ballot | undefined {
  const number = elementNumbers(run.process).numbers.get(elementId);
  const { passed = [], ballots = [] } = run.state.scope(scopeId);
  const isPassedOnce = passed.filter(([element]) => element === number).length === 1;
  return isPassedOnce ? ballots.find(({ element }) => element === number) : undefined;
}
