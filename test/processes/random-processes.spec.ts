import fc from 'fast-check';
import { openTasks, returnTargets } from '../../engine/index.js';
import { Case } from '../support/engine/case.js';
import { processOf, randomBlock } from '../support/engine/random-process.js';

/** Does one thing that is possible now; which one, `choose` says. */
function act(run: Case, choose: (count: number) => number, isCalm: boolean): void {
  const tasks = openTasks(run.state).filter(({ isSuspended }) => !isSuspended);
  const timers = run.state.jobs.filter(({ kind }) => kind === 'timer');
  const pick = choose(tasks.length + (isCalm && tasks.length > 0 ? 0 : timers.length));
  const timer = timers[pick - tasks.length];
  if (timer !== undefined) {
    run.do({ type: 'fireTimer', jobId: timer.id });
    return;
  }
  const task = tasks[pick];
  if (task === undefined) throw new Error(`Nothing can be done: ${JSON.stringify(run.state)}`);
  const { taskId, assignee: by } = task;
  const kind = isCalm ? 0 : choose(4);
  const targets = kind === 1 ? returnTargets(run.process, run.state, taskId) : [];
  const target = targets[choose(Math.max(1, targets.length))];
  if (target !== undefined) {
    const mode = choose(3) === 0 ? 'direct' : 'redo';
    run.do({ type: 'returnTo', taskId, target: { elementId: target.elementId }, mode, by });
  } else if (kind === 2) {
    const position = (['before', 'after', 'parallel'] as const)[choose(3)] ?? 'before';
    run.do({ type: 'addApprovers', taskId, position, people: [`extra${run.state.counter}`], by });
  } else {
    run.do({ type: 'completeTask', taskId, by });
  }
}

function runToEnd(run: Case, choices: readonly number[], disturbances: number): void {
  let next = 0;
  const choose = (count: number): number => {
    next += 1;
    return count === 0 ? 0 : (choices[next % choices.length] ?? 0) % count;
  };
  for (let i = 0; run.state.status === 'running'; i += 1) {
    if (run.incidentCodes.length > 0)
      throw new Error(`Incident ${run.incidentCodes.join()}: ${JSON.stringify(run.state)}`);
    if (i > 2_000) throw new Error(`No end: ${JSON.stringify(run.state)}`);
    act(run, choose, i >= disturbances);
  }
}

const choices = fc.array(fc.nat(1_000), { minLength: 7, maxLength: 31 });

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
      { numRuns: 200, seed: 20260302 },
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
      { numRuns: 200, seed: 20260303 },
    );
  });
});
