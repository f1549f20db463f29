import {
  canTakeBack,
  canWithdraw,
  type OpenJob,
  openTasks,
  type Process,
  returnTargets,
  startableActivities,
} from '../../engine/index.js';
import type { Case } from '../support/engine/case.js';

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
export function runToEnd(run: Case, choices: readonly number[], disturbances: number): void {
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
