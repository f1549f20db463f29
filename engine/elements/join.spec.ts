import { and, begin, boundary, draw, end, message, or, user } from '../../test/support/engine/draw.js';
import { Case } from '../../test/support/engine/case.js';

function orders<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((first, i) => orders([...of.slice(0, i), ...of.slice(i + 1)]).map((rest) => [first, ...rest]));
}

const branches = ['a', 'b', 'c', 'd'];

describe.each([
  ['parallel', and('j')],
  ['inclusive', or('j')],
])('a %s join', (_, join) => {
  const process = draw(
    [begin('start'), and('f'), ...branches.map((id) => user(id)), join, user('next'), end('end')],
    ['start -> f', ...branches.map((id) => `f -> ${id} -> j`), 'j -> next -> end'],
  );

  it.each(orders(branches))('goes on once, after %s %s %s %s', (...order) => {
    const run = new Case(process);
    for (const [index, id] of order.entries()) {
      expect(run.count('next')).toBe(0);
      run.complete(id);
      expect(run.tasks).toEqual(
        index === 3
          ? ['next:next']
          : order
              .slice(index + 1)
              .map((each) => `${each}:${each}`)
              .sort(),
      );
    }
    expect(run.count('next')).toBe(1);
    run.complete('next');
    expect(run.state.status).toBe('completed');
  });

  it('goes on once when the answers come again', () => {
    const run = new Case(process);
    const tasks = run.state.tasks.map(({ id }) => id);
    for (const taskId of tasks) run.do({ type: 'completeTask', taskId });
    for (const taskId of tasks) expect(() => run.do({ type: 'completeTask', taskId })).toThrow('Expected task');
    expect(run.count('next')).toBe(1);
  });
});

describe('an inclusive join behind a step and an event beside it', () => {
  const process = draw(
    [
      begin('start'),
      user('step'),
      boundary('question', 'step', message('question'), false),
      user('answer'),
      or('j'),
      user('next'),
      end('end'),
    ],
    ['start -> step -> j', 'question -> answer -> j', 'j -> next -> end'],
  );

  it('waits for the step, which the event has left where it was', () => {
    const run = new Case(process);
    run.deliver('question', 'm1');
    run.complete('answer');
    expect(run.tasks).toEqual(['step:step']);
    run.complete('step');
    run.complete('next');
    expect(run.count('next')).toBe(1);
    expect(run.state.status).toBe('completed');
  });

  it('waits for the answer when the step is done before it', () => {
    const run = new Case(process);
    run.deliver('question', 'm1');
    run.complete('step');
    expect(run.tasks).toEqual(['answer:answer']);
    run.complete('answer');
    expect(run.count('next')).toBe(1);
  });

  it('waits for nothing when nobody asks', () => {
    const run = new Case(process);
    run.complete('step');
    expect(run.tasks).toEqual(['next:next']);
  });
});
