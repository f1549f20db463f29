import type { StartRequest } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import { CommandRejected } from '../errors.js';
import type { Limits } from '../limits.js';
import type { StepResult } from '../run.js';
import type { InstanceState, InstanceStatus } from '../state/instance-state.js';
import { start, step } from '../step.js';
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
}

/** Makes a kept run again. Pure; what the drawing does differently now is in the result. */
export function repeatTrial(process: Process, trial: TrialRun, limits?: Partial<Limits>): TrialResult {
  let at = trial.request.at;
  let result = start(process, trial.request, limits);
  const path = entered(result);
  let stoppedAt: number | null = null;
  for (const [index, act] of trial.acts.entries()) {
    const next = actInTrial(process, result.state, act, at, limits);
    if (next === null) {
      stoppedAt = index;
      break;
    }
    ({ at, result } = next);
    path.push(...entered(result));
  }
  const outcome = { ...whereIs(result.state), path };
  return { isPassed: stoppedAt === null && isSame(outcome, trial.expected), outcome, stoppedAt };
}

/** Does one act; null when the state has no place for it. */
export function actInTrial(
  process: Process,
  state: InstanceState,
  act: TrialAct,
  at: string,
  limits?: Partial<Limits>,
): { readonly at: string; readonly result: StepResult } | null {
  if (act.type === 'clock') return { at: act.at > at ? act.at : at, result: { state, events: [], jobs: [] } };
  if (act.type === 'timeUp') {
    const moment = act.at > at ? act.at : at;
    const done = state.status === 'running' ? timeUp(process, state, act, moment, limits) : null;
    return done && { at: moment, result: done };
  }
  const command = trialCommand(process, state, act, at);
  if (command === null || state.status !== 'running') return null;
  try {
    return { at: command.at, result: step(process, state, command, limits) };
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
