import { begin, draw, end, service, user } from '../../test/support/engine/draw.js';
import { start } from '../index.js';
import { elementNumbers } from '../state/element-numbers.js';
import { mappedState } from './mapped-state.js';

describe('mappedState', () => {
  const version = (...more: string[]) =>
    draw(
      [begin('start'), ...more.map((id) => service(id)), user('wait'), end('end')],
      [`start -> ${[...more, 'wait'].join(' -> ')} -> end`],
    );
  const numberOf = (process: ReturnType<typeof version>, id: string): number =>
    elementNumbers(process).numbers.get(id) ?? -1;

  it('keeps what can be undone, by its number in the other version, and forgets what is not there', () => {
    const [source, target] = [version('book', 'pay'), version('a', 'book')];
    const { state } = start(source, { by: 'applicant', at: '2026-03-02T08:00:00.000Z' });
    const [root, ...rest] = state.scopes;
    const element = numberOf(source, 'book');
    const gone = numberOf(source, 'pay');
    const compensations = [{ element, inside: [{ element }, { element: gone }] }, { element: gone }];
    const mapped = mappedState(
      source,
      target,
      { ...state, scopes: [{ ...root!, compensations }, ...rest] },
      { elements: { book: 'book' } },
    );
    const now = numberOf(target, 'book');
    expect(now).not.toBe(element);
    expect(mapped.scopes[0]?.compensations).toEqual([{ element: now, inside: [{ element: now }] }]);
  });

  it('keeps who stood in for whom at the steps that the other version has', () => {
    const step = (...ids: string[]) =>
      draw(
        [begin('start'), ...ids.map((id) => user(id)), user('wait'), end('end')],
        [`start -> ${[...ids, 'wait'].join(' -> ')} -> end`],
      );
    const [source, target] = [step('check', 'gone'), step('a', 'check')];
    const { state } = start(source, { by: 'applicant', at: '2026-03-02T08:00:00.000Z' });
    const [check, gone] = [numberOf(source, 'check'), numberOf(source, 'gone')];
    const stoodIn = [[check, 1, 2] as const, [gone, 1, 2] as const];
    const mapped = mappedState(source, target, { ...state, stoodIn }, { elements: { check: 'check' } });
    expect(numberOf(target, 'check')).not.toBe(check);
    expect(mapped.stoodIn).toEqual([[numberOf(target, 'check'), 1, 2]]);
  });
});
