import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';

describe('releaseTask', () => {
  const process = draw([begin('start'), user('check'), end('end')], ['start -> check -> end']);
  const claimed = (): Case => {
    const run = new Case(process, { people: { check: ['role:clerk', 'ben'] } });
    return run.do({ type: 'claimTask', taskId: run.taskId('check'), by: 'amy' });
  };
  const release = (run: Case, by: string): Case => run.do({ type: 'releaseTask', taskId: run.taskId('check'), by });

  it('offers a claimed task to the same people again', () => {
    const run = release(claimed(), 'amy');
    expect(run.tasks).toEqual(['check:(role:clerk,ben)']);
    expect(run.events).toEqual([
      expect.objectContaining({ type: 'userTask.released', from: 'amy', candidates: ['role:clerk', 'ben'] }),
    ]);
    expect(run.complete('check', 'ben').state.status).toBe('completed');
  });

  it('is for who has it', () => {
    expect(() => release(claimed(), 'ben')).toThrow(expect.objectContaining({ code: 'task.notYours' }));
  });

  it('is rejected when the task was never offered, or was handed on', () => {
    const mine = new Case(process);
    expect(() => release(mine, 'check')).toThrow(expect.objectContaining({ code: 'task.notClaimed' }));
    const run = claimed();
    run.do({ type: 'forwardTask', taskId: run.taskId('check'), to: 'dan', by: 'amy' });
    expect(() => release(run, 'dan')).toThrow(expect.objectContaining({ code: 'task.notClaimed' }));
  });
});
