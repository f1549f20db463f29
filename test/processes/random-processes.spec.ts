import fc from 'fast-check';
import {
  canTakeBack,
  canWithdraw,
  type OpenJob,
  openTasks,
  type Process,
  returnTargets,
  startableActivities,
} from '../../engine/index.js';
import { Case } from '../support/engine/case.js';
import { type Block, randomBlock } from '../support/engine/random-block.js';
import { processOf } from '../support/engine/random-process.js';

/** An event beside what runs: it need not happen. */
function isOptional({ nodes }: Process, { elementId }: OpenJob): boolean {
  const kind = nodes[elementId]?.kind;
  return kind === 'boundaryEvent' || kind === 'startEvent';
}

/** What somebody does with a task. */
const kinds = [
  ...(['return', 'add', 'delegate', 'forward', 'takeBack', 'takeBack', 'pause'] as const),
  ...(['complete', 'complete', 'complete', 'complete', 'complete', 'complete', 'complete'] as const),
];

/** Gives what a job waits for. */
function answer(run: Case, { id: jobId, kind }: OpenJob): void {
  if (kind === 'timer') run.do({ type: 'fireTimer', jobId });
  else if (kind === 'message') run.do({ type: 'deliverMessage', jobId, messageId: jobId });
  else if (kind === 'signal') run.do({ type: 'deliverSignal', jobId });
  else run.do({ type: 'completeJob', jobId, result: null });
}

/** 取回 and 撤回 by whoever can: true = somebody could. */
function takeBack(run: Case, choose: (count: number) => number): boolean {
  const steps = Object.values(run.process.nodes).flatMap(({ id, kind }) => (kind === 'userTask' ? [id] : []));
  const possible = run.state.people.flatMap((by) =>
    steps.flatMap((elementId) => (canTakeBack(run.process, run.state, by, elementId) ? [{ by, elementId }] : [])),
  );
  const [applicant = ''] = run.state.people;
  const pick = possible[choose(possible.length)];
  if (pick !== undefined) run.do({ type: 'takeBack', ...pick });
  else if (canWithdraw(run.process, run.state, applicant)) run.do({ type: 'withdraw', by: applicant });
  else return false;
  return true;
}

/** Does one thing that is possible now; which one, `choose` says. True = it was no mere completion. */
function act(run: Case, choose: (count: number) => number, isCalm: boolean): boolean {
  const tasks = openTasks(run.state).filter(({ isSuspended }) => !isSuspended);
  const answerable = run.state.jobs.filter(({ kind }) => kind !== 'conditional');
  const needed = answerable.filter((job) => !isOptional(run.process, job));
  // Events that may happen again and again do not, once it is to end.
  const jobs = isCalm && tasks.length + needed.length > 0 ? needed : answerable;
  // An ad-hoc activity may begin again and again; once it is to end only where nothing else is left to do.
  const isStuck = tasks.length + needed.length === 0;
  const all = isCalm && !isStuck ? [] : startableActivities(run.process, run.state);
  const awaited = all.filter(({ elementId }) => (run.process.nodes[elementId]?.incoming.length ?? 0) > 0);
  const startable = isCalm && awaited.length > 0 ? awaited : all;
  const possible = isCalm && startable.length > 0 ? [] : jobs;
  const pick = choose(tasks.length + possible.length + startable.length);
  const job = possible[pick - tasks.length];
  if (job !== undefined) {
    answer(run, job);
    return isOptional(run.process, job);
  }
  const chosen = startable[pick - tasks.length - possible.length];
  if (chosen !== undefined) {
    const { activityId, elementId } = chosen;
    run.do({ type: 'startActivity', activityId, elementId });
    return true;
  }
  const task = tasks[pick];
  if (task === undefined) throw new Error(`Nothing can be done: ${JSON.stringify(run.state)}`);
  const { taskId, assignee: by, origin } = task;
  const kind = isCalm ? 'complete' : (kinds[choose(kinds.length)] ?? 'complete');
  // Who was only asked for an opinion cannot return.
  const isReturn = kind === 'return' && origin !== 'delegated';
  const targets = isReturn ? returnTargets(run.process, run.state, taskId) : [];
  const target = targets[choose(Math.max(1, targets.length))];
  if (target !== undefined) {
    const mode = choose(3) === 0 ? 'direct' : 'redo';
    run.do({ type: 'returnTo', taskId, target: { elementId: target.elementId }, mode, by });
    return true;
  }
  if (kind === 'add') {
    const position = (['before', 'after', 'parallel'] as const)[choose(3)] ?? 'before';
    run.do({
      type: 'addApprovers',
      taskId,
      position,
      people: [`extra${run.allEvents.length}.${run.state.counter}`],
      by,
    });
    return true;
  }
  const to = `extra${run.allEvents.length}.${run.state.counter}`;
  if (kind === 'delegate' || kind === 'forward') {
    run.do({ type: kind === 'delegate' ? 'delegateTask' : 'forwardTask', taskId, to, by });
    return true;
  }
  if (kind === 'pause') {
    run.do({ type: 'suspend' }).do({ type: 'resume' });
    return true;
  }
  if (kind === 'takeBack' && takeBack(run, choose)) return true;
  run.do({ type: 'completeTask', taskId, by });
  return false;
}

/** `disturbances`: how often it may be done otherwise than by completing tasks, at any time. */
function runToEnd(run: Case, choices: readonly number[], disturbances: number): void {
  let next = 0;
  let done = 0;
  const choose = (count: number): number => {
    next += 1;
    // Not the same again each time the list is used up.
    return count === 0 ? 0 : ((choices[next % choices.length] ?? 0) + Math.floor(next / choices.length)) % count;
  };
  for (let i = 0; run.state.status === 'running'; i += 1) {
    if (run.incidentCodes.length > 0)
      throw new Error(`Incident ${run.incidentCodes.join()}: ${JSON.stringify(run.state)}`);
    if (i > 2_000) throw new Error(`No end: ${JSON.stringify(run.state)}`);
    if (act(run, choose, done >= disturbances)) done += 1;
  }
}

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
    const inLoop = fc.tuple(randomBlock(false), randomBlock(false)).map(([a, b]): Block => ({
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
