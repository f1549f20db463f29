import { and, begin, draw, end, or, user } from '../../test/support/engine/draw.js';
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
