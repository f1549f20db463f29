import { regionOf } from '../analysis/return-targets.js';
import { wayBack } from '../analysis/way-back.js';
import { applicantStep, canWithdraw } from '../analysis/withdrawal.js';
import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';
import { moveBack } from './move-back.js';

/** 撤回: the applicant takes the case back to the own step while nobody has acted on it. */
export const withdraw: Handler<'withdraw'> = (run) => {
  const { by } = run.origin;
  const step = applicantStep(run.process, run.state.current);
  const region = step && regionOf(run.process, run.state.current, step, null);
  const way = step && region && wayBack(run.process, run.state.current, step, region, null);
  if (step === undefined || way == null || by === null || !canWithdraw(run.process, run.state.current, by)) {
    throw new CommandRejected(
      'withdraw.tooLate',
      { by },
      'Expected the applicant before anybody acted on the case, but it is too late or somebody else.',
    );
  }
  moveBack(run, { step, way, from: null, reason: 'withdrawn' });
};
