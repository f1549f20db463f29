import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';
import type { Approval } from '../index.js';

const open = (approval: Partial<Approval> = {}, people: string[] = ['amy']): Case =>
  new Case(draw([begin('start'), user('check', approval), end('end')], ['start -> check -> end']), {
    people: { check: people },
  });

describe('addApprovers before', () => {
  it('suspends the task until everybody who was added has answered, then opens it for the same person', () => {
    const run = open().add('check', 'before', ['ben', 'cat']);
    expect(run.trace).toEqual(['suspended check', 'created check:ben addedBefore', 'created check:cat addedBefore']);
    expect(run.tasks).toEqual(['check:amy…', 'check:ben', 'check:cat']);
    expect(() => run.complete('check', 'amy')).toThrow(expect.objectContaining({ code: 'task.waiting' }));
    run.complete('check', 'cat').complete('check', 'ben');
    expect(run.trace).toEqual(['approve check:ben', 'resumed check']);
    expect(run.complete('check', 'amy').state.status).toBe('completed');
  });

  it('goes on by the first of them (any), and the others need not', () => {
    const run = open().add('check', 'before', ['ben', 'cat'], 'any').complete('check', 'cat');
    expect(run.tasks).toEqual(['check:amy']);
  });

  it('asks them one after the other (sequential)', () => {
    const run = open().add('check', 'before', ['ben', 'cat'], 'sequential');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben']);
    run.complete('check', 'ben');
    expect(run.tasks).toEqual(['check:amy…', 'check:cat']);
    expect(run.allEvents.at(-1)).toMatchObject({ origin: 'addedBefore', addedBy: 'amy' });
    expect(run.complete('check', 'cat').complete('check').state.status).toBe('completed');
  });

  it('claims an offered task for the person who adds', () => {
    const run = open({ mode: 'any' }, ['role:clerk']);
    run.do({ type: 'addApprovers', taskId: run.taskId('check'), position: 'before', people: ['ben'], by: 'amy' });
    expect(run.tasks).toEqual(['check:amy…', 'check:ben']);
    expect(run.complete('check', 'ben').tasks).toEqual(['check:amy']);
  });

  it('can be done again by a person who was added, and by the first one afterwards', () => {
    const run = open().add('check', 'before', ['ben']).add('check', 'before', ['cat'], 'all', 'ben');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben…', 'check:cat']);
    run.complete('check', 'cat').complete('check', 'ben').add('check', 'before', ['ben'], 'all', 'amy');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben']);
    expect(run.complete('check', 'ben').complete('check').state.status).toBe('completed');
  });

  it('counts a refusal of an added person as the refusal of the task', () => {
    expect(open().add('check', 'before', ['ben']).refuse('check', 'ben').state.status).toBe('refused');
    const vote = open({ mode: 'vote', passPercent: 30 }, ['amy', 'dan', 'eve']).add(
      'check',
      'before',
      ['ben'],
      'all',
      'amy',
    );
    vote.refuse('check', 'ben');
    expect(vote.tasks).toEqual(['check:dan', 'check:eve']);
    expect(vote.complete('check', 'dan').state.status).toBe('completed');
  });

  it('goes away when the others of the step decide', () => {
    const run = open({ mode: 'any' }, ['amy', 'dan'])
      .add('check', 'before', ['ben'], 'all', 'amy')
      .complete('check', 'dan');
    expect(run.trace.filter((word) => word === 'canceled check decided')).toHaveLength(2);
    expect(run.state.status).toBe('completed');
  });

  it('lets the others of a 会签 go on meanwhile, in any order', () => {
    for (const order of [
      ['dan', 'ben', 'amy'],
      ['ben', 'amy', 'dan'],
      ['ben', 'dan', 'amy'],
    ]) {
      const run = open({ mode: 'all' }, ['amy', 'dan']).add('check', 'before', ['ben'], 'all', 'amy');
      for (const person of order) run.complete('check', person);
      expect(run.state.status).toBe('completed');
      expect(run.count('check', 'activity.completed')).toBe(1);
    }
  });
});

describe('addApprovers parallel and after', () => {
  it('waits for both sides (parallel)', () => {
    for (const order of [
      ['amy', 'ben'],
      ['ben', 'amy'],
    ]) {
      const run = open().add('check', 'parallel', ['ben']);
      expect(run.tasks).toEqual(['check:amy', 'check:ben']);
      run.complete('check', order[0]);
      expect(run.state.status).toBe('running');
      expect(run.complete('check', order[1]).state.status).toBe('completed');
    }
  });

  it('asks them when the task is answered (after), and then goes on', () => {
    const run = open().add('check', 'after', ['ben', 'cat'], 'sequential');
    expect(run.tasks).toEqual(['check:amy']);
    run.complete('check', 'amy');
    expect(run.tasks).toEqual(['check:ben']);
    run.complete('check', 'ben');
    expect(run.tasks).toEqual(['check:cat']);
    expect(run.complete('check', 'cat').state.status).toBe('completed');
  });

  it('does not ask them when the task refuses', () => {
    expect(open().add('check', 'after', ['ben']).refuse('check').state.status).toBe('refused');
  });

  it('combines all three', () => {
    const run = open()
      .add('check', 'after', ['zoe'])
      .add('check', 'parallel', ['pam'])
      .add('check', 'before', ['ben'], 'all', 'amy');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben', 'check:pam']);
    for (const person of ['ben', 'amy', 'zoe']) run.complete('check', person);
    expect(run.tasks).toEqual(['check:pam']);
    expect(run.complete('check', 'pam').state.status).toBe('completed');
  });
});

describe('addApprovers is rejected', () => {
  it.each([
    [['amy'], 'approvers.alreadyThere'],
    [['ben'], 'approvers.alreadyThere'],
    [[], 'approvers.none'],
  ])('for %j: %s', (people, code) => {
    const run = open({ mode: 'all' }, ['amy', 'ben']);
    expect(() => run.add('check', 'before', people, 'all', 'amy')).toThrow(expect.objectContaining({ code }));
  });

  it('for people who wait for their turn', () => {
    const run = open({ mode: 'sequential' }, ['amy', 'ben']);
    expect(() => run.add('check', 'before', ['ben'])).toThrow(
      expect.objectContaining({ code: 'approvers.alreadyThere' }),
    );
  });
});
