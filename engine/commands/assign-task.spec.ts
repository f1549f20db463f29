import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';
import { canWithdraw } from '../index.js';

describe('assignTask', () => {
  const process = draw(
    [begin('start'), user('apply'), user('check', { mode: 'all' }), end('end')],
    ['start -> apply -> check -> end'],
    { applicantTaskId: 'apply' },
  );
  const submitted = (...people: string[]): Case => new Case(process, { people: { check: people } }).complete('apply');
  const assign = (run: Case, person: string, to: string): Case =>
    run.do({ type: 'assignTask', taskId: run.taskId('check', person), to, by: 'chief' });

  it('names who does an offered task', () => {
    const run = assign(submitted('role:clerk'), 'role:clerk', 'amy');
    expect(run.tasks).toEqual(['check:amy']);
    expect(run.events).toEqual([expect.objectContaining({ type: 'userTask.assigned', from: null, to: 'amy' })]);
    expect(run.complete('check', 'amy').state.status).toBe('completed');
  });

  it('takes a task from one person and gives it to another, also while it waits for others', () => {
    const run = submitted('amy').add('check', 'before', ['ben']);
    assign(run, 'amy', 'cat');
    expect(run.tasks).toEqual(['check:ben', 'check:cat…']);
    expect(run.complete('check', 'ben').complete('check', 'cat').state.status).toBe('completed');
  });

  it('is no act on the case: the applicant may still withdraw', () => {
    const run = assign(submitted('amy'), 'amy', 'cat');
    expect(canWithdraw(process, run.state, 'applicant')).toBe(true);
  });

  it('is rejected for a person of the step, and for a task that is over', () => {
    const run = submitted('amy', 'ben');
    expect(() => assign(run, 'amy', 'ben')).toThrow(expect.objectContaining({ code: 'approvers.alreadyThere' }));
    const taskId = run.taskId('check', 'amy');
    run.complete('check', 'amy');
    expect(() => run.do({ type: 'assignTask', taskId, to: 'cat', by: 'chief' })).toThrow(
      expect.objectContaining({ code: 'task.notOpen' }),
    );
  });
});
