import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, eventSub, inside, message, sub, user } from '../../test/support/engine/draw.js';
import { canTakeBack, canWithdraw, returnTargets } from '../index.js';

/** start → apply → head → chair → end, and beside it `objection`: object → decide, begun by a message. */
const process = (isInterrupting: boolean) =>
  draw(
    [
      begin('start'),
      user('apply'),
      user('head'),
      user('chair'),
      end('end'),
      eventSub('objection', 'raised'),
      ...inside(
        'objection',
        begin('raised', { event: message('m'), isInterrupting }),
        user('object'),
        user('decide'),
        end('o'),
      ),
    ],
    ['start -> apply -> head -> chair -> end', 'raised -> object -> decide -> o'],
    { applicantTaskId: 'apply' },
  );
const raised = (isInterrupting: boolean) => new Case(process(isInterrupting)).complete('apply').deliver('raised', '1');

const targetsOf = (run: Case, elementId: string) =>
  returnTargets(run.process, run.state, run.taskId(elementId)).map((target) => target.elementId);

describe('an interrupting event sub-process that runs', () => {
  it('has taken the place of the process: the applicant cannot take it back any more', () => {
    const run = raised(true);
    expect(run.tasks).toEqual(['object:object']);
    expect(canWithdraw(run.process, run.state, 'applicant')).toBe(false);
    expect(() => run.do({ type: 'withdraw', by: 'applicant' })).toThrow(
      expect.objectContaining({ code: 'withdraw.tooLate' }),
    );
  });

  it('nor can who has done a step before it', () => {
    const run = new Case(process(true)).complete('apply').complete('head').deliver('raised', '1');
    expect(canTakeBack(run.process, run.state, 'head', 'head')).toBe(false);
    expect(() => run.do({ type: 'takeBack', elementId: 'head', by: 'head' })).toThrow(
      expect.objectContaining({ code: 'takeBack.tooLate' }),
    );
  });

  it('goes back to its own steps alone', () => {
    const run = raised(true).complete('object');
    expect(targetsOf(run, 'decide')).toEqual(['object']);
    expect(run.back('decide', { elementId: 'object' }).tasks).toEqual(['object:object']);
    expect(run.complete('object').complete('decide').state.status).toBe('completed');
  });

  it('does not keep the steps of its sub-process from being taken back with the whole sub-process', () => {
    const nested = draw(
      [
        begin('start'),
        user('apply'),
        sub('s', 'in'),
        end('end'),
        ...inside('s', begin('in'), user('head'), end('out'), eventSub('objection', 'raised')),
        ...inside('objection', begin('raised', { event: message('m') }), user('object'), end('o')),
      ],
      ['start -> apply -> s -> end', 'in -> head -> out', 'raised -> object -> o'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(nested).complete('apply').deliver('raised', '1');
    expect(canWithdraw(nested, run.state, 'applicant')).toBe(true);
    expect(run.do({ type: 'withdraw', by: 'applicant' }).tasks).toEqual(['apply:applicant']);
    expect(run.waits).toEqual([]);
    expect(run.complete('apply').complete('head').state.status).toBe('completed');
  });
});

describe('an event sub-process that runs beside', () => {
  it('goes on when the case is taken back, and can begin again', () => {
    const run = raised(false);
    expect(run.tasks).toEqual(['head:head', 'object:object']);
    run.do({ type: 'withdraw', by: 'applicant' });
    expect(run.tasks.sort()).toEqual(['apply:applicant', 'object:object']);
    expect(run.waits).toEqual(['message raised']);
    run.complete('apply').deliver('raised', '2');
    expect(run.tasks.sort()).toEqual(['head:head', 'object:object', 'object:object']);
  });

  it('goes on when a step is returned, and returns within itself', () => {
    const run = raised(false).complete('object').complete('head');
    expect(targetsOf(run, 'decide')).toEqual(['object']);
    expect(targetsOf(run, 'chair')).toEqual(['apply', 'head']);
    run.back('chair', { elementId: 'head' });
    expect(run.tasks.sort()).toEqual(['decide:decide', 'head:head']);
    run.back('decide', { elementId: 'object' });
    expect(run.tasks.sort()).toEqual(['head:head', 'object:object']);
    run.complete('head').complete('chair').complete('object').complete('decide');
    expect(run.state.status).toBe('completed');
  });
});
