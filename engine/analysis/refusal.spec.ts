import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';
import type { Approval } from '../index.js';
import { refusalEffect } from './refusal.js';

const at = (approval: Partial<Approval>, people: readonly string[]): Case =>
  new Case(draw([begin('start'), user('check', approval), end('end')], ['start -> check -> end']), {
    people: { check: people },
  });
const effect = (run: Case, person: string) => refusalEffect(run.state, run.taskId('check', person));

describe('what a refusal comes to', () => {
  it.each(['all', 'any', 'sequential'] as const)('ends the case in mode %s', (mode) => {
    expect(effect(at({ mode }, ['amy', 'ben']), 'amy')).toBe('ends');
  });

  it('is one of the votes, until one more puts passing out of reach', () => {
    const run = at({ mode: 'vote', passPercent: 60 }, ['amy', 'ben', 'cat']);
    expect(effect(run, 'amy')).toBe('counts');
    expect(effect(run.refuse('check', 'amy'), 'ben')).toBe('ends');
    expect(run.refuse('check', 'ben').state.status).toBe('refused');
  });

  it('is an opinion for who was only asked (委派)', () => {
    const run = at({ mode: 'all' }, ['amy']);
    run.do({ type: 'delegateTask', taskId: run.taskId('check', 'amy'), to: 'dan' });
    expect(effect(run, 'dan')).toBe('opinion');
  });

  it.each(['all', 'vote'] as const)('is that of the task for who was added to it (加签), in mode %s', (mode) => {
    const run = at({ mode }, ['amy', 'ben', 'cat']);
    run.do({ type: 'addApprovers', taskId: run.taskId('check', 'amy'), position: 'parallel', people: ['dan'] });
    expect(effect(run, 'dan')).toBe(effect(run, 'amy'));
    expect(effect(run, 'dan')).toBe(mode === 'vote' ? 'counts' : 'ends');
  });
});
