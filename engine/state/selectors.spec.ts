import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, feel, inside, many, sub, user } from '../../test/support/engine/draw.js';
import { itemsOf, openTasks } from './selectors.js';

describe('what a task is done for', () => {
  const itemsIn = (run: Case) =>
    openTasks(run.state)
      .map(({ activityId }) => itemsOf(run.process, run.state, activityId))
      .sort();

  it('is nothing outside of a multi-instance', () => {
    const run = new Case(draw([begin('start'), user('a'), end('end')], ['start -> a -> end']));
    expect(itemsIn(run)).toEqual([[]]);
  });

  it('is the item of its own instance', () => {
    const each = many({ collection: feel('["p", "q"]'), inputItem: 'who' });
    const nodes = [begin('start'), user('a', { mode: 'single' }, each), end('end')];
    expect(itemsIn(new Case(draw(nodes, ['start -> a -> end'])))).toEqual([['p'], ['q']]);
  });

  it('is the number of the instance where there is no item', () => {
    const each = many({ cardinality: feel('2') });
    const nodes = [begin('start'), user('a', { mode: 'single' }, each), end('end')];
    expect(itemsIn(new Case(draw(nodes, ['start -> a -> end'])))).toEqual([[1], [2]]);
  });

  it('is also that of the sub-process around it, first', () => {
    const offices = many({ collection: feel('["x", "y"]'), inputItem: 'office' });
    const people = many({ collection: feel('["p"]'), inputItem: 'who' });
    const nodes = [
      begin('start'),
      sub('each', 'in', offices),
      ...inside('each', begin('in'), user('a', { mode: 'single' }, people), end('out')),
      end('end'),
    ];
    const run = new Case(draw(nodes, ['start -> each -> end', 'in -> a -> out']));
    expect(itemsIn(run)).toEqual([
      ['x', 'p'],
      ['y', 'p'],
    ]);
  });

  it('is nothing once the activity is gone', () => {
    const run = new Case(draw([begin('start'), user('a'), end('end')], ['start -> a -> end']));
    expect(itemsOf(run.process, run.state, 'nothing')).toEqual([]);
  });
});
