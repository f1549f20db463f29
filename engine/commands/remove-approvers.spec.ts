import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';
import { removableFrom } from '../index.js';

describe('removeApprovers', () => {
  const process = draw([begin('start'), user('check', { mode: 'all' }), end('end')], ['start -> check -> end']);
  const open = (...people: string[]): Case => new Case(process, { people: { check: people } });
  const remove = (run: Case, ...people: string[]): Case =>
    run.do({ type: 'removeApprovers', taskId: run.taskId('check', 'amy'), people, by: 'amy' });
  const notThere = expect.objectContaining({ code: 'approvers.notThere' });

  it('takes away who was added before and has not acted; the task goes on with the rest', () => {
    const run = open('amy').add('check', 'before', ['ben', 'cat']).complete('check', 'ben');
    expect(removableFrom(run.state, run.taskId('check', 'amy'))).toEqual(['cat']);
    remove(run, 'cat');
    expect(run.trace).toEqual(['canceled check removed', 'resumed check']);
    expect(run.complete('check', 'amy').state.status).toBe('completed');
  });

  it('opens the task again when nobody is left', () => {
    expect(remove(open('amy').add('check', 'before', ['ben', 'cat']), 'ben', 'cat').tasks).toEqual(['check:amy']);
  });

  it('asks the next of a sequence in the place of who was asked', () => {
    const run = remove(open('amy').add('check', 'before', ['ben', 'cat', 'dan'], 'sequential'), 'ben', 'dan');
    expect(run.tasks).toEqual(['check:amy…', 'check:cat']);
    expect(run.complete('check', 'cat').tasks).toEqual(['check:amy']);
  });

  it('does not ask those who come after before the task is answered', () => {
    const run = remove(open('amy').add('check', 'after', ['ben', 'cat'], 'sequential'), 'ben');
    expect(run.tasks).toEqual(['check:amy']);
    expect(run.complete('check', 'amy').tasks).toEqual(['check:cat']);
    expect(remove(open('amy').add('check', 'after', ['ben']), 'ben').complete('check').state.status).toBe('completed');
  });

  it('lets a task count that was answered already', () => {
    const run = open('amy').add('check', 'parallel', ['ben', 'cat']);
    const taskId = run.taskId('check', 'amy');
    run.complete('check', 'amy').complete('check', 'ben');
    run.do({ type: 'removeApprovers', taskId, people: ['cat'], by: 'amy' });
    expect(run.state.status).toBe('completed');
  });

  it('does not take away who has acted: answered, added others, or belongs to the step', () => {
    const run = open('amy', 'eve').add('check', 'before', ['ben', 'cat'], 'all', 'amy');
    run.add('check', 'before', ['dan'], 'all', 'cat').complete('check', 'ben');
    for (const person of ['ben', 'cat', 'dan', 'eve']) expect(() => remove(run, person)).toThrow(notThere);
    expect(() => remove(run)).toThrow(notThere);
  });

  it('is for who holds the task they were added to', () => {
    const run = open('amy').add('check', 'before', ['ben']);
    expect(() =>
      run.do({ type: 'removeApprovers', taskId: run.taskId('check', 'amy'), people: ['ben'], by: 'ben' }),
    ).toThrow(expect.objectContaining({ code: 'task.notYours' }));
  });
});
