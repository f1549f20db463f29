import { openInstanceOf } from '../analysis/open-instance.js';
import { openVoteOf } from '../analysis/open-vote.js';
import { takeBackOf } from '../analysis/taking-back.js';
import { reopenInstance } from '../elements/multi-instance.js';
import { retractVote } from '../elements/retract-vote.js';
import { CommandRejected } from '../errors.js';
import { ballotOf } from './ballot-of.js';
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
  const { step, way } = found;
  const ballot = ballotOf(run, step);
  const people = way.again[0] ?? [];
  // a vote that is taken out of a ballot takes its person out of those who have done the step
  const others = ballot === undefined ? people.filter((person) => person !== by) : people;
  const doneBy = others.map((person) => run.state.personIndex(person));
  run.emit({ type: 'takenBack', to: elementId, by });
  moveBack(run, { step, way: { ...way, again: [[by]] }, from: null, reason: 'takenBack', doneBy, ballot });
};
