import { Case } from '../../test/support/engine/case.js';
import { and, begin, draw, end, user } from '../../test/support/engine/draw.js';
import type { Approval } from '../index.js';

const voters = { people: { check: ['amy', 'ben', 'cat'] } };
const oneStep = (approval: Partial<Approval>, options = voters): Case =>
  new Case(draw([begin('start'), user('check', approval), end('end')], ['start -> check -> end']), options);

describe('refuseTask', () => {
  it.each(['any', 'all', 'sequential'] as const)('ends the case by one refusal (%s)', (mode) => {
    const run = oneStep({ mode }).refuse('check', 'amy');
    expect(run.state.status).toBe('refused');
    expect(run.trace.at(-1)).toBe('ended refused');
  });

  it('ends a vote as soon as passing is impossible, and not before', () => {
    const run = oneStep({ mode: 'vote', passPercent: 50 }).refuse('check', 'amy');
    expect(run.state.status).toBe('running');
    expect(run.refuse('check', 'ben').state.status).toBe('refused');
  });

  it('is outvoted', () => {
    const run = oneStep({ mode: 'vote', passPercent: 50 }).refuse('check', 'amy').complete('check', 'ben');
    expect(run.complete('check', 'cat').state.status).toBe('completed');
  });

  it('needs everybody for 100 percent', () => {
    expect(oneStep({ mode: 'vote', passPercent: 100 }).refuse('check', 'ben').state.status).toBe('refused');
  });

  it('cancels what other branches wait for', () => {
    const process = draw(
      [begin('start'), and('fork'), user('a'), user('b'), and('join'), end('end')],
      ['start -> fork -> a -> join', 'fork -> b -> join', 'join -> end'],
    );
    const run = new Case(process).refuse('a');
    expect(run.trace).toEqual([
      'refuse a:a',
      'canceled b refused',
      'canceled b refused',
      'canceled a refused',
      'ended refused',
    ]);
  });
});
