import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';

describe('claimTask', () => {
  const process = draw([begin('start'), user('check'), end('end')], ['start -> check -> end']);
  const offered = (): Case => new Case(process, { people: { check: ['role:clerk'] } });

  it('gives an offered task to one person', () => {
    const run = offered();
    run.do({ type: 'claimTask', taskId: run.taskId('check'), by: 'amy' });
    expect(run.tasks).toEqual(['check:amy']);
    expect(run.trace).toEqual(['claimed check']);
  });

  it('changes nothing when it is one’s own already', () => {
    const run = offered();
    const taskId = run.taskId('check');
    run.do({ type: 'claimTask', taskId, by: 'amy' }).do({ type: 'claimTask', taskId, by: 'amy' });
    expect(run.trace).toEqual([]);
  });

  it('is rejected when another person has it', () => {
    const run = offered();
    const taskId = run.taskId('check');
    run.do({ type: 'claimTask', taskId, by: 'amy' });
    expect(() => run.do({ type: 'claimTask', taskId, by: 'ben' })).toThrow(
      expect.objectContaining({ code: 'task.notYours' }),
    );
    expect(() => run.do({ type: 'completeTask', taskId, by: 'ben' })).toThrow(
      expect.objectContaining({ code: 'task.notYours' }),
    );
  });
});
