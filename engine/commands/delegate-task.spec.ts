import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';

describe('delegateTask', () => {
  const process = draw([begin('start'), user('check', { mode: 'all' }), end('end')], ['start -> check -> end']);
  const open = (...people: string[]): Case => new Case(process, { people: { check: people } });
  const delegate = (run: Case, from: string, to: string): Case =>
    run.do({ type: 'delegateTask', taskId: run.taskId('check', from), to, by: from.includes(':') ? 'amy' : from });

  it('asks somebody else, and the task comes back', () => {
    const run = delegate(open('amy'), 'amy', 'ben');
    expect(run.trace).toEqual(['suspended check', 'created check:ben delegated']);
    expect(run.tasks).toEqual(['check:amy…', 'check:ben']);
    run.complete('check', 'ben');
    expect(run.trace).toEqual(['approve check:ben', 'resumed check']);
    expect(run.complete('check', 'amy').state.status).toBe('completed');
  });

  it('comes back whatever the opinion is', () => {
    const run = delegate(open('amy'), 'amy', 'ben').refuse('check', 'ben');
    expect(run.state.status).toBe('running');
    expect(run.tasks).toEqual(['check:amy']);
    expect(run.refuse('check', 'amy').state.status).toBe('refused');
  });

  it('claims an offered task', () => {
    const run = delegate(open('role:clerk'), 'role:clerk', 'ben');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben']);
    expect(run.complete('check', 'ben').tasks).toEqual(['check:amy']);
  });

  it('does not let who was asked return the case', () => {
    const run = delegate(open('amy'), 'amy', 'ben');
    expect(() => run.back('check', 'previous', 'redo', 'ben')).toThrow(
      expect.objectContaining({ code: 'action.notAllowed' }),
    );
  });

  it('can be handed on, and taken away again', () => {
    const run = delegate(delegate(open('amy'), 'amy', 'ben'), 'ben', 'cat');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben…', 'check:cat']);
    run.complete('check', 'cat');
    expect(run.tasks).toEqual(['check:amy…', 'check:ben']);
    run.do({ type: 'removeApprovers', taskId: run.taskId('check', 'amy'), people: ['ben'], by: 'amy' });
    expect(run.tasks).toEqual(['check:amy']);
  });

  it('leaves the answer to who delegated: the person asked has not done the step', () => {
    const run = delegate(open('amy', 'dan'), 'amy', 'ben').complete('check', 'ben').complete('check', 'dan');
    expect(run.tasks).toEqual(['check:amy']);
  });

  it('is rejected for oneself and for people of the step', () => {
    const run = open('amy', 'ben');
    for (const to of ['amy', 'ben']) {
      expect(() => delegate(run, 'amy', to)).toThrow(expect.objectContaining({ code: 'approvers.alreadyThere' }));
    }
  });
});
