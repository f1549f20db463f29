import { Case } from '../../test/support/engine/case.js';
import {
  begin,
  boundary,
  conditional,
  draw,
  end,
  eventSub,
  inside,
  mapping,
  sub,
  task,
  user,
} from '../../test/support/engine/draw.js';

/** The last activity, which nothing leaves, writes what the condition reads. */
const lastWrites = (value: string): Case =>
  new Case(
    draw(
      [
        begin('start'),
        task('last', { outputs: [mapping('sum', value)] }),
        eventSub('watch', 'much'),
        ...inside('watch', begin('much', { event: conditional('sum > 10'), isInterrupting: false }), user('look')),
      ],
      ['start -> last', 'much -> look'],
    ),
  );

describe('a conditional event', () => {
  it('does not keep the instance alive when the last change leaves it unmet', () => {
    expect(lastWrites('5').state.status).toBe('completed');
  });

  it('happens by the last change before the instance could end', () => {
    const run = lastWrites('15');
    expect(run.tasks).toEqual(['look:look']);
    expect(run.complete('look').state.status).toBe('completed');
  });

  it.each<[string, string[]]>([
    ['5', []],
    ['15', ['look:look']],
  ])('on a sub-process is looked at before the sub-process ends by the same change to %s', (value, tasks) => {
    const process = draw(
      [
        begin('start'),
        sub('part', 'in'),
        ...inside('part', begin('in'), task('last', { outputs: [mapping('sum', value)] })),
        boundary('much', 'part', conditional('sum > 10')),
        user('look'),
        end('end'),
      ],
      ['start -> part -> end', 'in -> last', 'much -> look'],
    );
    const run = new Case(process);
    expect(run.tasks).toEqual(tasks);
    expect(run.state.status).toBe(tasks.length > 0 ? 'running' : 'completed');
  });
});
