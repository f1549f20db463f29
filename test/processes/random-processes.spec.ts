import fc from 'fast-check';
import { Case } from '../support/engine/case.js';
import { type Block, randomBlock } from '../support/engine/random-block.js';
import { processOf } from '../support/engine/random-process.js';
import { runToEnd } from './run-to-end.js';

const choices = fc.array(fc.nat(1_000), { minLength: 7, maxLength: 31 });

/** `npm run fuzz` runs more of them, others each time. */
const asked = Number(process.env['XIAOWU_FUZZ_PROCESSES'] ?? 0);
const runsOf = (seed: number, numRuns: number): fc.Parameters<unknown> =>
  asked > 0 ? { numRuns: Math.ceil((asked * numRuns) / 2_000) } : { numRuns, seed };
jest.setTimeout(asked > 0 ? 24 * 3_600_000 : 300_000);

describe('random processes under a random scheduler', () => {
  it('run every element as often as they say, end once and leave nothing', () => {
    fc.assert(
      fc.property(randomBlock(false), choices, (block, order) => {
        const { process, runs } = processOf(block);
        const run = new Case(process, { people: {} });
        runToEnd(run, order, 0);
        expect(run.state.status).toBe('completed');
        expect(run.allEvents.filter(({ type }) => type === 'instance.ended')).toHaveLength(1);
        const completed = new Map<string, number>();
        for (const event of run.allEvents) {
          if (event.type === 'activity.completed')
            completed.set(event.elementId, (completed.get(event.elementId) ?? 0) + 1);
        }
        for (const [elementId, times] of runs)
          expect([elementId, completed.get(elementId) ?? 0]).toEqual([elementId, times]);
        run.verifyReplay();
      }),
      runsOf(20260302, 850),
    );
  });

  it('end once and leave nothing, whatever timers fire and people return and add', () => {
    fc.assert(
      fc.property(randomBlock(true), choices, fc.integer({ min: 1, max: 12 }), (block, order, disturbances) => {
        const run = new Case(processOf(block).process);
        runToEnd(run, order, disturbances);
        expect(run.state.status).toBe('completed');
        expect(run.allEvents.filter(({ type }) => type === 'instance.ended')).toHaveLength(1);
        run.verifyReplay();
      }),
      runsOf(20260303, 850),
    );
  });

  it('lose no step by returns within the branches of a fork that stands in a loop', () => {
    const person: Block = { kind: 'user', mode: 'single', timer: 'none' };
    const around = (block: Block): Block => ({ kind: 'sequence', blocks: [person, block, person] });
    const inLoop = fc.tuple(randomBlock(false, true), randomBlock(false, true)).map(([a, b]): Block => ({
      kind: 'loop',
      rounds: 2,
      block: { kind: 'sequence', blocks: [{ kind: 'and', blocks: [around(a), around(b)] }, person] },
    }));
    fc.assert(
      fc.property(inLoop, choices, fc.integer({ min: 1, max: 6 }), (block, order, disturbances) => {
        const { process, runs } = processOf(block);
        const run = new Case(process);
        runToEnd(run, order, disturbances);
        expect(run.state.status).toBe('completed');
        const lost = [...runs].filter(([id, times]) => times > 0 && run.count(id, 'activity.completed') === 0);
        expect(lost).toEqual([]);
      }),
      runsOf(20260304, 300),
    );
  });
});
