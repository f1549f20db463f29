import { isWorkingDuration } from '../calendar/working-time.js';
import type { TimerDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import { IncidentRaised } from '../errors.js';
import { evaluate } from '../expression.js';
import type { Run } from '../run.js';
import type { Scope, TimerCycle } from '../state/instance-state.js';
import { nextByCron, parseCron } from './cron.js';
import type { EventBehavior, Which } from './event-behavior.js';
import { addDuration, formatInstant, isLonger, parseCycle, parseDuration, parseInstant } from './iso-time.js';

/** Waits for a moment, a duration, or the rounds of a cycle. */
export const timer: EventBehavior<TimerDefinition> = {
  arm(run, definition, node, scope, which) {
    const value = run.evaluate(definition.value, scope, node.id);
    const start = typeof value === 'string' ? firstRound(definition, value, run.at, run.timeZone) : null;
    if (start === null || (definition.isWorkingTime && !isWorkingDuration(String(value)))) {
      throw new IncidentRaised('timer.invalid', node.id, { expression: definition.value.source, value });
    }
    wait(run, node, scope, { ...start, ...which }, definition.isWorkingTime ? String(value) : undefined);
  },
  rearm(run, _definition, node, scope, job) {
    const { cycle, dueAt = run.at } = job;
    const next = cycle === undefined ? null : nextTimerRound({ dueAt, cycle }, run.at, run.timeZone);
    if (next) wait(run, node, scope, { ...next, ...(job.event !== undefined && { event: job.event }) });
    return false;
  },
};

interface Round extends Which, TimerRound {}

/** When a timer is due, and what comes after it; for the shell, which watches the timers that start instances. */
export interface TimerRound {
  /** UTC ISO. */
  readonly dueAt: string;
  readonly cycle?: TimerCycle;
}

/** The first round of a timer outside of any instance, which sees no variables; null when it says no time. */
export function firstTimerRound(definition: TimerDefinition, at: string, timeZone = 'UTC'): TimerRound | null {
  const { value } = evaluate(definition.value, {}, at, timeZone);
  return typeof value === 'string' ? firstRound(definition, value, at, timeZone) : null;
}

/** The round after this one, on the original grid: what was missed is made up for once. Null = that was the last. */
export function nextTimerRound({ dueAt, cycle }: TimerRound, at: string, timeZone = 'UTC'): TimerRound | null {
  if (cycle === undefined || cycle.left === 0) return null;
  const next = nextOnGrid(cycle, Math.max(milliseconds(at), milliseconds(dueAt)), timeZone);
  if (next === null) return null;
  return { dueAt: next, cycle: { ...cycle, left: cycle.left === null ? null : cycle.left - 1 } };
}

function wait(run: Run, node: FlowNode, scope: Scope, round: Round, workingTime?: string): void {
  const job = { kind: 'timer' as const, elementId: node.id, dueAt: round.dueAt };
  run.wait({ ...job, ...(workingTime !== undefined && { workingTime }) }, scope.id, round);
}

function firstRound({ timer: kind }: TimerDefinition, value: string, at: string, timeZone: string): Round | null {
  const now = milliseconds(at);
  if (kind === 'date') {
    const instant = parseInstant(value, timeZone);
    return instant === null ? null : { dueAt: formatInstant(instant) };
  }
  if (kind === 'duration') {
    const duration = parseDuration(value);
    return duration === null ? null : { dueAt: formatInstant(addDuration(now, duration, 1, timeZone)) };
  }
  const cron = parseCron(value);
  if (cron !== null) return onGrid({ interval: cron, start: formatInstant(now), left: null }, now, timeZone);
  const parsed = parseCycle(value, timeZone);
  if (parsed === null || parsed.times === 0 || !isLonger(parsed.interval)) return null;
  const start = parsed.start ?? now;
  const left = parsed.times === null ? null : parsed.times - 1;
  const cycle: TimerCycle = { interval: parsed.source, start: formatInstant(start), left };
  // An explicit start that is still to come is itself the first round.
  return start > now ? { dueAt: formatInstant(start), cycle } : onGrid(cycle, now, timeZone);
}

function onGrid(cycle: TimerCycle, after: number, timeZone: string): Round | null {
  const dueAt = nextOnGrid(cycle, after, timeZone);
  return dueAt === null ? null : { dueAt, cycle };
}

function nextOnGrid({ interval, start }: TimerCycle, after: number, timeZone: string): string | null {
  const duration = parseDuration(interval);
  if (duration === null) {
    const next = nextByCron(interval, after, timeZone);
    return next === null ? null : formatInstant(next);
  }
  const first = milliseconds(start);
  const round = (number: number): number => addDuration(first, duration, number, timeZone);
  // Doubling, then halving: the grid may be years long, and months have no fixed length.
  let [low, high] = [0, 1];
  while (round(high) <= after) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (round(middle) <= after) low = middle;
    else high = middle;
  }
  return formatInstant(round(high));
}

function milliseconds(instant: string): number {
  const value = parseInstant(instant);
  if (value === null) throw new Error(`Expected a UTC ISO 8601 time, but got ${instant}.`);
  return value;
}
