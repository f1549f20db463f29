import fc from 'fast-check';
import type { Process } from '../index.js';
import { begin, boundary, draw, error, task } from '../../test/support/engine/draw.js';
import { dominators } from './dominators.js';
import { reachable } from './region.js';

/** By the definition: without it, the element cannot be reached. */
function byDefinition(process: Process, elementId: string): string[] {
  const nodes = Object.values(process.nodes);
  const entries = nodes.filter((node) => node.incoming.length === 0 && !('attachedToId' in node));
  return nodes.flatMap(({ id }) => {
    if (id === elementId) return [];
    const isPassable = entries.some(
      (entry) => entry.id !== id && reachable(process, entry.id, new Set([id])).has(elementId),
    );
    return isPassable ? [] : [id];
  });
}

const graph = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    flows: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 16 }),
    attached: fc.option(fc.nat(size - 1)),
  }),
);

describe('dominators', () => {
  it('are the elements that every way passes, whatever the loops, starts and boundary events', () => {
    fc.assert(
      fc.property(graph, ({ size, flows, attached }) => {
        const ids = Array.from({ length: size }, (_, i) => `t${i}`);
        const process = draw(
          [...ids.map((id) => task(id)), ...(attached === null ? [] : [boundary('b', `t${attached}`, error(null))])],
          [...flows.map(([a, b]) => `t${a} -> t${b}`), ...(attached === null ? [] : ['b -> t0'])],
        );
        for (const id of Object.keys(process.nodes)) {
          expect([...dominators(process, id)].sort()).toEqual(byDefinition(process, id).sort());
        }
      }),
      { seed: 20260306, numRuns: 500 },
    );
  });

  it('of a long process are found without asking for every element again', () => {
    const count = 4_000;
    const ids = Array.from({ length: count }, (_, i) => `t${i}`);
    const process = draw([begin('start'), ...ids.map((id) => task(id))], [['start', ...ids].join(' -> ')]);
    for (let i = 0; i < count; i += 100) expect(dominators(process, `t${i}`).size).toBe(i + 1);
  });
});
