import type { Command } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import type { Event } from '../event.js';
import type { StepResult } from '../run.js';
import type { InstanceState, OpenJob } from '../state/instance-state.js';
import { start, step } from '../step.js';
import { Choices } from './choices.js';
import { markingOf } from './marking.js';
import { openEnded } from './open-ended.js';

/** A distribution of tokens that the process can come to. */
export interface Reached {
  readonly state: InstanceState;
  /** Index of the one before; -1 at the start. */
  readonly before: number;
  /** Elements passed on the way from the one before. */
  readonly passed: readonly string[];
  /** Elements of joins that will never fire. */
  readonly deadlocks: readonly string[];
  /** It stopped for another reason, which says nothing about the drawing. */
  readonly isCut: boolean;
  /** Indices of what can come next. */
  readonly next: Set<number>;
}

/** All that a process can come to, or as much as was looked at. */
export interface Exploration {
  readonly reached: readonly Reached[];
  /** Elements that were passed in any of them. */
  readonly elements: ReadonlySet<string>;
  /** False: there is more than was looked at. */
  readonly isFinished: boolean;
}

/** Tokens at one place of one scope. */
const maxAtOnePlace = 3;
const at = '2000-01-01T00:00:00.000Z';
const later = '2000-01-02T00:00:00.000Z';

/** Follows every way through a process with the engine itself, up to a number of different states. */
export function explore(process: Process, maxStates: number): Exploration {
  const choices = new Choices();
  const open = openEnded(process, choices);
  const limits = { moves: 20 * Object.keys(process.nodes).length + 100 };
  const reached: Reached[] = [];
  const known = new Map<string, number>();
  const elements = new Set<string>([process.startEventId]);
  let isFinished = true;

  const add = (results: readonly StepResult[] | null, before: number): void => {
    if (results === null) isFinished = false;
    for (const { state, events } of results ?? []) {
      const passed = passedIn(process, events);
      for (const id of passed) elements.add(id);
      const deadlocks = events.flatMap((each) => (isDeadlock(each) ? [each.elementId] : []));
      const isCut = deadlocks.length === 0 && state.incidents.length > 0;
      const marking = state.status === 'running' ? `${markingOf(state)} ${deadlocks.join()} ${String(isCut)}` : 'ended';
      const there = known.get(marking);
      if (there === undefined && reached.length >= maxStates) isFinished = false;
      else {
        reached[before]?.next.add(there ?? reached.length);
        if (there !== undefined) continue;
        known.set(marking, reached.length);
        reached.push({ state, before, passed, deadlocks, isCut, next: new Set() });
      }
    }
  };

  add(
    choices.all(() => start(open, { by: '', at }, limits)),
    -1,
  );
  for (let i = 0; i < reached.length; i += 1) {
    const { state, deadlocks, isCut } = reached[i] as Reached;
    if (isCut || deadlocks.length > 0 || state.status !== 'running') continue;
    if (isCrowded(state)) {
      isFinished = false;
      continue;
    }
    for (const command of commandsFor(state.jobs))
      add(
        choices.all(() => step(open, state, command, limits)),
        i,
      );
  }
  return { reached, elements, isFinished };
}

/** The elements from the start to what was reached, in the order they were passed. */
export function pathTo({ reached }: Exploration, index: number): string[] {
  const parts: (readonly string[])[] = [];
  for (let here = reached[index]; here !== undefined; here = reached[here.before]) parts.unshift(here.passed);
  return parts.flat().filter((id, i, path) => id !== path[i - 1]);
}

function isDeadlock(event: Event): event is Extract<Event, { type: 'incident.created' }> {
  return event.type === 'incident.created' && event.code === 'join.deadlock';
}

function passedIn(process: Process, events: readonly Event[]): string[] {
  const passed: string[] = [];
  const add = (id: string): void => {
    if (id !== '' && passed.at(-1) !== id) passed.push(id);
  };
  for (const event of events) {
    if (event.type === 'activity.entered') add(event.elementId);
    if (event.type !== 'sequenceFlow.taken') continue;
    const flow = process.flows[event.elementId];
    add(flow?.sourceId ?? '');
    add(flow?.targetId ?? '');
  }
  return passed;
}

/** Where tokens become more and more there is no end to look for. */
function isCrowded({ scopes, tokens }: InstanceState): boolean {
  const counts = new Map<string, number>();
  const places = [
    ...scopes.map(({ parentId, elementId }) => `${parentId ?? ''} ${elementId}`),
    ...tokens.map(({ scopeId, flowId }) => `${scopeId} ${flowId}`),
  ];
  for (const place of places) {
    const count = (counts.get(place) ?? 0) + 1;
    if (count > maxAtOnePlace) return true;
    counts.set(place, count);
  }
  return false;
}

function commandsFor(jobs: readonly OpenJob[]): Command[] {
  return jobs.map((job): Command => {
    const origin = { by: null, at: later, jobId: job.id };
    if (job.kind === 'timer') return { ...origin, type: 'fireTimer' };
    if (job.kind === 'message') return { ...origin, type: 'deliverMessage', messageId: job.id };
    return { ...origin, type: 'completeJob', result: null };
  });
}
