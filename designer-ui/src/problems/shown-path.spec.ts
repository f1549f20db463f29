import { pathOf, placesOn } from './shown-path';

const problem = (data?: Record<string, unknown>) => ({
  ...{ severity: 'warning' as const, code: 'join.deadlock', elementId: 'join', message: '' },
  ...(data && { data }),
});

describe('the way that leads to a problem', () => {
  it('is there where the check found one', () => {
    expect(pathOf(problem(), null)).toBeNull();
    expect(pathOf(problem({ path: [] }), null)).toBeNull();
    expect(pathOf(problem({ path: ['start', 'split', 'join'] }), null)).toEqual(['start', 'split', 'join']);
  });

  it('names what is drawn for its elements, each once in a row', () => {
    const drawn = new Set(['start', 'call']);
    const parent = { $parent: undefined, get: () => 'call' };
    const diagram = {
      registry: { get: (id: string) => (drawn.has(id) ? { id } : undefined), find: () => undefined },
      moddle: { ids: { assigned: (id: string) => ({ $parent: parent, get: () => id }) } },
    };
    expect(pathOf(problem({ path: ['start', 'inner', 'call'] }), diagram as never)).toEqual(['start', 'call']);
  });

  it('numbers an element at every place that it has', () => {
    expect([...placesOn(['start', 'a', 'b', 'a', 'join'])]).toEqual([
      ['start', [1]],
      ['a', [2, 4]],
      ['b', [3]],
      ['join', [5]],
    ]);
  });
});
