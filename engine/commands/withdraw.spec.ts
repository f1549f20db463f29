import { Case } from '../../test/support/engine/case.js';
import { and, begin, draw, duration, end, user, wait } from '../../test/support/engine/draw.js';
import { canWithdraw } from '../index.js';

const process = draw(
  [
    begin('start'),
    user('apply'),
    and('fork'),
    user('a'),
    user('b'),
    wait('pause', duration('P1D')),
    and('join'),
    end('end'),
  ],
  ['start -> apply -> fork', 'fork -> a -> join', 'fork -> b -> join', 'fork -> pause -> join', 'join -> end'],
  { applicantTaskId: 'apply' },
);
const isPossible = (run: Case, by = 'applicant'): boolean => canWithdraw(run.process, run.state, by);
const tooLate = expect.objectContaining({ code: 'withdraw.tooLate' });

describe('withdraw', () => {
  it('takes the case back to the applicant with everything that waits', () => {
    const run = new Case(process).complete('apply');
    expect(isPossible(run)).toBe(true);
    run.do({ type: 'withdraw', by: 'applicant' });
    expect(run.tasks).toEqual(['apply:applicant']);
    expect(run.state.jobs).toEqual([]);
    expect(run.trace).toEqual([
      'canceled a withdrawn',
      'canceled a withdrawn',
      'canceled b withdrawn',
      'canceled b withdrawn',
      'job.canceled',
      'canceled pause withdrawn',
      'entered apply',
      'created apply:applicant rework',
    ]);
    run.complete('apply').complete('a').complete('b').fire('pause');
    expect(run.state.status).toBe('completed');
  });

  it('is the applicant’s only', () => {
    const run = new Case(process).complete('apply');
    expect(isPossible(run, 'a')).toBe(false);
    expect(() => run.do({ type: 'withdraw', by: 'a' })).toThrow(tooLate);
  });

  it('is not possible before the submission, nor after somebody acted', () => {
    const run = new Case(process);
    expect(isPossible(run)).toBe(false);
    expect(() => run.do({ type: 'withdraw', by: 'applicant' })).toThrow(tooLate);
    run.complete('apply').complete('b');
    expect(isPossible(run)).toBe(false);
    expect(() => run.do({ type: 'withdraw', by: 'applicant' })).toThrow(tooLate);
  });

  it('is possible again after the case came back and was submitted again', () => {
    const run = new Case(process).complete('apply').back('a', 'applicant').complete('apply');
    expect(isPossible(run)).toBe(true);
    expect(run.do({ type: 'withdraw', by: 'applicant' }).tasks).toEqual(['apply:applicant']);
  });
});
