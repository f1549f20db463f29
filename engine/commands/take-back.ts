import { openInstanceOf } from '../analysis/open-instance.js';
import { openVoteOf } from '../analysis/open-vote.js';
import { takeBackOf } from '../analysis/taking-back.js';
import { reopenInstance } from '../elements/multi-instance.js';
import { retractVote } from '../elements/retract-vote.js';
import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';
import { moveBack } from './move-back.js';

/**
 * 取回: who has done a step takes the case back to it while nobody has touched what comes next. While the others of the
 * step have not decided yet it is only the own answer, or the own instance of several, that is open again.
 */
export const takeBack: Handler<'takeBack'> = (run, { elementId }) => {
  const { by } = run.origin;
  const vote = by === null ? null : openVoteOf(run.state.current, by, elementId);
  if (vote !== null && by !== null) {
    run.emit({ type: 'takenBack', to: elementId, by });
    return retractVote(run, vote, by);
  }
  const instance = by === null ? null : openInstanceOf(run.process, run.state.current, by, elementId);
  if (instance !== null && by !== null) {
    run.emit({ type: 'takenBack', to: elementId, by });
    return reopenInstance(run, instance.body, instance.marker, instance.answer, by);
  }
  const found = by === null ? null : takeBackOf(run.process, run.state.current, by, elementId);
  if (found === null || by === null) {
    throw new CommandRejected(
      'takeBack.tooLate',
      { elementId, by },
      `Expected a step of ${by ?? 'nobody'} with nothing touched behind it, but got ${elementId}.`,
    );
  }
  const { step, region } = found;
  const doneBy = step.people.flatMap((person) => (person === by ? [] : [run.state.personIndex(person)]));
  run.emit({ type: 'takenBack', to: elementId, by });
  moveBack(run, { step: { ...step, people: [by] }, region, from: null, reason: 'takenBack', doneBy });
};
