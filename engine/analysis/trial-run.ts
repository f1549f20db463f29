import type { StartRequest } from '../commands/command.js';
import { DecisionFailed } from '../decision-tables/decision-failed.js';
import type { Decisions } from '../decision-tables/decision.js';
import { evaluateDecision } from '../decision-tables/evaluate-decision.js';
import type { Process } from '../definition/graph.js';
import { CommandRejected } from '../errors.js';
import type { DecisionJob, ScriptJob } from '../job.js';
import type { StepResult } from '../run.js';
import type { InstanceState, InstanceStatus, Json } from '../state/instance-state.js';
import { start, step } from '../step.js';
import { isRepeatable, type RepeatedScript } from './repeated-script.js';
import { isSameValue } from './same-value.js';
import { timeUp } from './time-up.js';
import { trialCommand, type TrialAct } from './trial-act.js';

/** Where a trial run came to. */
export interface TrialOutcome {
  readonly status: InstanceStatus;
  /** Activities and events in the order they were entered. */
  readonly path: readonly string[];
  /** Elements that still wait, sorted; empty at the end. */
  readonly waiting: readonly string[];
}

/** A run kept as a test of its definition: made again before each publication, it has to come to the same outcome. */
export interface TrialRun {
  readonly name: string;
  /** Which process of the file; absent = the one that people start. */
  readonly processId?: string | undefined;
  readonly request: StartRequest;
  readonly acts: readonly TrialAct[];
  readonly expected: TrialOutcome;
}

export interface TrialResult {
  readonly isPassed: boolean;
  readonly outcome: TrialOutcome;
  /** The act that could not be done: nothing of the kind was waited for, or the command was rejected. */
  readonly stoppedAt: number | null;
  /** It stopped at a decision that gives this now, or fails. */
  readonly decided?: { readonly result: Json } | DecisionFailed;
  /** Scripts up to there: they are taken to give what they gave, until somebody runs them. */
  readonly scripts: readonly RepeatedScript[];
}

/**
 * Makes a kept run again, with the decisions of its definition; an answer that a person gave stays. Pure; what the
 * drawing does differently now is in the result.
 */
export function repeatTrial(process: Process, trial: TrialRun, decisions: Decisions = new Map()): TrialResult {
  let at = trial.request.at;
  let result = start(process, trial.request);
  const path = entered(result);
  // what a decision or a script is asked with stands in its job, not in the state
  const asking = new Map<string, DecisionJob | ScriptJob>();
  const scripts: RepeatedScript[] = [];
  const stopped = (stoppedAt: number | null, decided?: TrialResult['decided']): TrialResult => {
    const outcome = { ...whereIs(result.state), path };
    const isPassed = stoppedAt === null && isSame(outcome, trial.expected);
    return { isPassed, outcome, stoppedAt, ...(decided && { decided }), scripts };
  };
  for (const [index, act] of trial.acts.entries()) {
    for (const job of result.jobs) if (job.kind === 'decision' || job.kind === 'script') asking.set(job.id, job);
    const next = actInTrial(process, result.state, act, at);
    if (next === null) return stopped(index);
    const asked = act.type === 'decide' || act.type === 'run' ? askedFor(act, result.state, asking) : undefined;
    if (act.type === 'run' && asked?.kind === 'script' && isRepeatable(asked))
      scripts.push({ act: index, job: asked, result: act.result });
    if (act.type === 'decide') {
      const decided = decidedNow(decisions, asked?.kind === 'decision' ? asked : undefined, at);
      if (decided instanceof DecisionFailed || !isSameValue(decided.result, act.result)) return stopped(index, decided);
    }
    ({ at, result } = next);
    path.push(...entered(result));
  }
  return stopped(null);
}

/** What waits at the element of the act, of several the one that has waited longest. */
function askedFor(
  { type, elementId }: Extract<TrialAct, { type: 'decide' | 'run' }>,
  { jobs }: InstanceState,
  asking: ReadonlyMap<string, DecisionJob | ScriptJob>,
): DecisionJob | ScriptJob | undefined {
  const wanted = type === 'decide' ? 'decision' : 'script';
  return asking.get(jobs.find((job) => job.kind === wanted && job.elementId === elementId)?.id ?? '');
}

function decidedNow(decisions: Decisions, job: DecisionJob | undefined, at: string): { result: Json } | DecisionFailed {
  try {
    return { result: evaluateDecision(decisions, job?.decisionId ?? '', job?.input ?? {}, at) };
  } catch (error) {
    if (error instanceof DecisionFailed) return error;
    throw error;
  }
}

/** Does one act; null when the state has no place for it. */
export function actInTrial(
  process: Process,
  state: InstanceState,
  act: TrialAct,
  at: string,
): { readonly at: string; readonly result: StepResult } | null {
  if (act.type === 'clock') return { at: act.at > at ? act.at : at, result: { state, events: [], jobs: [] } };
  if (act.type === 'timeUp') {
    const moment = act.at > at ? act.at : at;
    const done = state.status === 'running' ? timeUp(process, state, act, moment) : null;
    return done && { at: moment, result: done };
  }
  const command = trialCommand(process, state, act, at);
  if (command === null || state.status !== 'running') return null;
  try {
    return { at: command.at, result: step(process, state, command) };
  } catch (error) {
    if (error instanceof CommandRejected) return null;
    throw error;
  }
}

/** The outcome of a run whose steps gave these results, in order. */
export function trialOutcome(results: readonly StepResult[]): TrialOutcome {
  const last = results.at(-1);
  if (last === undefined) throw new Error('Expected a trial that was started, but it has no step.');
  return { ...whereIs(last.state), path: results.flatMap(entered) };
}

const entered = ({ events }: StepResult): string[] =>
  events.flatMap((event) => (event.type === 'activity.entered' ? [event.elementId] : []));

function whereIs({ status, scopes, tokens, jobs, incidents, tasks }: InstanceState): Omit<TrialOutcome, 'path'> {
  if (status !== 'running') return { status, waiting: [] };
  const elements = new Map(scopes.map(({ id, elementId }) => [id, elementId]));
  const places = [...tokens, ...jobs, ...incidents].map(({ elementId }) => elementId);
  const waiting = new Set([...places, ...tasks.map(({ scopeId }) => elements.get(scopeId) ?? '')]);
  return { status, waiting: [...waiting].sort() };
}

const isSame = (a: TrialOutcome, b: TrialOutcome): boolean =>
  a.status === b.status && isSameList(a.path, b.path) && isSameList(a.waiting, b.waiting);

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);
