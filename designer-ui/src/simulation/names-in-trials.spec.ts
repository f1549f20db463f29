import type { TrialRun } from '@xiaowu/server/contract/trials';
import { renameColumnInTrials, renameInTrials, trialsNaming } from './names-in-trials';

const run = (name: string, variables: Record<string, unknown>, acts: unknown[] = []) =>
  ({
    name,
    request: { by: 'p', at: '2026-03-02T01:00:00.000Z', variables },
    acts,
    expected: { status: 'running', path: [], waiting: [] },
  }) as unknown as TrialRun;
const approve = (variables?: Record<string, unknown>) => ({ type: 'approve', elementId: 'U', by: 'p', variables });

describe('names in kept runs', () => {
  it('gives what was filled in, at the start or at a step, the new name of the field', () => {
    const other = run('别的', { amounts: 1 }, [{ type: 'timer', elementId: 'T' }]);
    const trials = [run('大额', { note: 'x', amount: 5 }, [approve({ amount: 6 }), approve()]), other];
    const [renamed, same] = renameInTrials('amount', 'sum', trials);
    expect(renamed?.request.variables).toEqual({ note: 'x', sum: 5 });
    expect(renamed?.acts).toEqual([approve({ sum: 6 }), approve()]);
    expect(same).toBe(other);
    expect(trialsNaming('amount', trials).map(({ name }) => name)).toEqual(['大额']);
  });

  it('gives cells of detail tables the new name of their column, and no others', () => {
    const trials = [
      run('搬运', { goods: [{ count: 1, name: '桌' }, { name: '椅' }], count: 3, boxes: [{ count: 2 }] }),
    ];
    expect(renameColumnInTrials('goods', 'count', 'number', trials)[0]?.request.variables).toEqual({
      goods: [{ number: 1, name: '桌' }, { name: '椅' }],
      count: 3,
      boxes: [{ count: 2 }],
    });
  });

  it('is no change where nothing has the name', () => {
    const trials = [run('小额', { amount: 1 })];
    expect(renameInTrials('note', 'text', trials)).toBe(trials);
    expect(renameColumnInTrials('amount', 'a', 'b', trials)).toBe(trials);
  });
});
