import { Case } from '../../test/support/engine/case.js';
import { begin, boundary, draw, duration, end, user } from '../../test/support/engine/draw.js';
import { canTakeBack, canWithdraw } from '../index.js';

describe('suspend and resume', () => {
  const process = draw(
    [begin('start'), user('check'), boundary('late', 'check', duration('PT1H')), end('end'), end('missed')],
    ['start -> check -> end', 'late -> missed'],
  );
  const suspended = (): Case => new Case(process).do({ type: 'suspend', by: 'admin' });
  const standsStill = expect.objectContaining({ code: 'instance.notRunning', data: { status: 'suspended' } });

  it('takes nothing while it is suspended, from people or timers', () => {
    const run = suspended();
    expect(run.trace).toEqual(['instance.suspended']);
    expect(run.state.status).toBe('suspended');
    expect(() => run.complete('check')).toThrow(standsStill);
    expect(() => run.fire('late')).toThrow(standsStill);
    expect(() => run.do({ type: 'suspend' })).toThrow(standsStill);
    expect(canWithdraw(process, run.state, 'applicant')).toBe(false);
    expect(canTakeBack(process, run.state, 'check', 'check')).toBe(false);
  });

  it('goes on where it was', () => {
    const run = suspended().do({ type: 'resume', by: 'admin' });
    expect(run.trace).toEqual(['instance.resumed']);
    expect(run.waits).toEqual(['timer late']);
    expect(run.complete('check').state.status).toBe('completed');
  });

  it('can be ended while it is suspended', () => {
    expect(suspended().do({ type: 'terminate', by: 'admin' }).state.status).toBe('terminated');
  });

  it('cannot be resumed when it runs', () => {
    expect(() => new Case(process).do({ type: 'resume' })).toThrow(
      expect.objectContaining({ code: 'instance.notSuspended' }),
    );
  });
});
