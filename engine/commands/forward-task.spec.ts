import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';

describe('forwardTask', () => {
  const process = draw(
    [begin('start'), user('check', { mode: 'all' }), user('last'), end('end')],
    ['start -> check -> last -> end'],
  );

  it('hands the task to another person, who is asked again after 退回', () => {
    const run = new Case(process, { people: { check: ['amy'] } });
    run.do({ type: 'forwardTask', taskId: run.taskId('check'), to: 'dan', by: 'amy' });
    expect(run.events).toEqual([expect.objectContaining({ type: 'userTask.forwarded', from: 'amy', to: 'dan' })]);
    expect(run.tasks).toEqual(['check:dan']);
    run.complete('check').back('last', 'previous');
    expect(run.tasks).toEqual(['check:dan']);
  });

  it('is rejected for a person who has a task of the step', () => {
    const run = new Case(process, { people: { check: ['amy', 'ben'] } });
    expect(() => run.do({ type: 'forwardTask', taskId: run.taskId('check', 'amy'), to: 'ben', by: 'amy' })).toThrow(
      expect.objectContaining({ code: 'approvers.alreadyThere' }),
    );
  });
});
