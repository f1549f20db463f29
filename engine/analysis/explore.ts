import type { Command } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import { isImplicitStart } from '../definition/implicit-starts.js';
import type { Event } from '../event.js';
import type { StepResult } from '../run.js';
import type { InstanceState, OpenJob } from '../state/instance-state.js';
import { start, step } from '../step.js';
import { Choices, type Outcomes } from './choices.js';
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

/** How much of a process is looked at. */
export interface ExplorationLimits {
  /** Different states, looked at in their order from the start. */
  readonly states: number;
  /** Sum over all steps of what happens in each and what is in the state that it comes to: what the time goes into. */
  readonly work: number;
}

/** What a step takes, however little is in its state. */
const workOfStep = 10;
/** Tokens at one place of one scope. */
const maxAtOnePlace = 3;
const at = '2000-01-01T00:00:00.000Z';
const later = '2000-01-02T00:00:00.000Z';

/**
 * Follows every way through a process with the engine itself, as far as the limits let it. Where there are too many ways,
 * a few are followed to their end: what goes wrong late would otherwise never be seen.
 */
export function explore(process: Process, limits: ExplorationLimits): Exploration {
  const search = new Search(process, limits);
  search.inBreadth();
  if (!search.isFinished) search.inDepth();
  return search;
}

class Search implements Exploration {
  readonly reached: Reached[] = [];
  readonly elements: Set<string>;
  isFinished = true;
  private readonly known = new Map<string, number>();
  private readonly choices = new Choices();
  private readonly open: Process;
  private readonly stepLimits: { readonly moves: number };
  private readonly starts: ReadonlySet<string>;
  private work = 0;
  private maxStates: number;

  constructor(
    private readonly process: Process,
    private readonly limits: ExplorationLimits,
  ) {
    this.open = openEnded(process, this.choices);
    this.stepLimits = { moves: 20 * Object.keys(process.nodes).length + 100 };
    this.starts = new Set([process.startEventId, ...process.starts.map(({ elementId }) => elementId)]);
    this.elements = new Set(this.starts);
    this.maxStates = limits.states;
  }

  inBreadth(): void {
    for (const startEventId of this.starts) this.begin(startEventId);
    for (let i = 0; i < this.reached.length; i += 1) {
      for (const command of this.commandsAt(i)) {
        if (this.work <= this.limits.work) this.follow(i, command);
        else this.isFinished = false;
      }
    }
  }

  /** Ways that differ in what conditions say and in which work is done first. */
  inDepth(): void {
    this.maxStates = Infinity;
    this.work = 0;
    for (const startEventId of this.starts) {
      for (const pick of [first, last, inTurn, inTurnBackwards]) {
        for (const answer of [first, last]) this.dive(startEventId, pick, answer);
      }
    }
  }

  private dive(startEventId: string, pick: Pick, answer: Pick): void {
    const seen = new Set<number>();
    let here = answer(this.begin(startEventId), 0);
    for (let n = 1; here !== undefined && this.work <= this.limits.work; n += 1) {
      // Where a way comes back to what has been, something else is answered.
      const isBack = seen.has(here);
      seen.add(here);
      const command = pick(this.commandsAt(here), n);
      if (command === undefined) return;
      here = (isBack ? inTurn : answer)(this.follow(here, command), n);
      if (n > 4 * this.stepLimits.moves) return;
    }
  }

  private begin(startEventId: string): number[] {
    const which = startEventId !== this.process.startEventId && { startEventId };
    return this.add(
      this.choices.all(() => start(this.open, { by: '', at, ...which }, this.stepLimits)),
      -1,
    );
  }

  private follow(index: number, command: Command): number[] {
    const { state } = this.reached[index] as Reached;
    return this.add(
      this.choices.all(() => step(this.open, state, command, this.stepLimits)),
      index,
    );
  }

  private commandsAt(index: number): Command[] {
    const { state, deadlocks, isCut } = this.reached[index] as Reached;
    if (isCut || deadlocks.length > 0 || state.status !== 'running') return [];
    if (!isCrowded(state)) return commandsFor(state.jobs);
    this.isFinished = false;
    return [];
  }

  /** Indices of what was come to. */
  private add({ results, isAll }: Outcomes<StepResult>, before: number): number[] {
    if (!isAll) this.isFinished = false;
    return results.flatMap((result) => this.addOne(result, before) ?? []);
  }

  private addOne({ state, events }: StepResult, before: number): number | null {
    this.work += workOfStep + events.length + state.scopes.length + state.tokens.length + state.jobs.length;
    const passed = passedIn(this.process, events);
    for (const id of passed) this.elements.add(id);
    const deadlocks = events.flatMap((each) => (isDeadlock(each) ? [each.elementId] : []));
    const isCut = deadlocks.length === 0 && state.incidents.length > 0;
    const marking = state.status === 'running' ? `${markingOf(state)} ${deadlocks.join()} ${String(isCut)}` : 'ended';
    const there = this.known.get(marking);
    if (there === undefined && this.reached.length >= this.maxStates) {
      this.isFinished = false;
      return null;
    }
    const index = there ?? this.reached.length;
    this.reached[before]?.next.add(index);
    if (there !== undefined) return there;
    this.known.set(marking, index);
    this.reached.push({ state, before, passed, deadlocks, isCut, next: new Set() });
    return index;
  }
}

/** One of several, at a step of a way. */
type Pick = <T>(of: readonly T[], step: number) => T | undefined;
const first: Pick = (of) => of[0];
const last: Pick = (of) => of.at(-1);
const inTurn: Pick = (of, step) => of[step % of.length];
const inTurnBackwards: Pick = (of, step) => of.at(-1 - (step % of.length));

/** The elements from the start to what was reached, in the order they were passed. */
export function pathTo({ reached }: Exploration, index: number): string[] {
  const parts: (readonly string[])[] = [];
  for (let here = reached[index]; here !== undefined; here = reached[here.before]) parts.unshift(here.passed);
  const drawn = parts.flat().filter((id) => !isImplicitStart({ id }));
  return drawn.filter((id, i) => id !== drawn[i - 1]);
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
