import type { CommandOrigin } from './commands/command.js';
import type { SingleDefinition } from './definition/event-definition.js';
import type { FlowNode } from './definition/flow-node.js';
import type { Process, SequenceFlow } from './definition/graph.js';
import type { Expression } from './definition/parsed-expression.js';
import type { ElementBehavior } from './elements/behavior.js';
import { behaviorOf } from './elements/index.js';
import { type IncidentCode, IncidentRaised } from './errors.js';
import type { Event } from './event.js';
import { checkConditionsReading } from './event-definitions/check-conditions.js';
import type { EventBehavior } from './event-definitions/event-behavior.js';
import { eventBehaviorOf } from './event-definitions/index.js';
import { evaluate } from './expression.js';
import type { Job, OutboundJob, WaitingJob } from './job.js';
import type { Limits } from './limits.js';
import { deadlocksIn, hasLife, joinsIn } from './joins.js';
import { childEnded, makeMove } from './make-move.js';
import { MoveQueue } from './move-queue.js';
import type { IncidentState, InstanceState, Json, OpenJob, Scope, Variables } from './state/instance-state.js';
import type { Move } from './state/move.js';
import { visibleVariables, writeVariables } from './state/variables.js';
import { WorkingCopy } from './state/working-copy.js';
import { StepOutput } from './step-output.js';

type Without<Part extends Job> = Part extends Job ? Omit<Part, 'id'> : never;

/** The result of a step: the state to save, what happened, and the jobs that are new. */
export interface StepResult {
  readonly state: InstanceState;
  readonly events: readonly Event[];
  readonly jobs: readonly Job[];
}

/**
 * One step being made: a first-in-first-out queue of moves over a working copy. Elements and commands get it as their
 * only way to change anything.
 */
export class Run {
  readonly state: WorkingCopy;
  private readonly output = new StepOutput();
  private readonly queue = new MoveQueue();
  /** What expressions of the present move complained of; kept when it raises an incident. */
  private warnings: string[] = [];

  constructor(
    readonly process: Process,
    state: InstanceState,
    readonly origin: CommandOrigin,
    readonly limits: Limits,
  ) {
    this.state = new WorkingCopy(state);
  }

  get at(): string {
    return this.origin.at;
  }

  /** Whose clocks and calendar timers go by. */
  get timeZone(): string {
    return this.state.current.timeZone ?? 'UTC';
  }

  emit(event: Event): void {
    this.output.events.push(event);
  }

  /** Adds a move behind those that wait. */
  push(move: Move): void {
    this.queue.push(move);
  }

  /** The moves that wait in a scope. */
  movesIn(scopeId: string): readonly Move[] {
    return this.queue.in(scopeId);
  }

  /** Drops the waiting moves of scopes that are gone. */
  dropMoves(scopeIds: ReadonlySet<string>): void {
    this.queue.dropOf(scopeIds);
  }

  node(id: string): FlowNode {
    return found(this.process.nodes[id], id);
  }

  /** For elements, which cannot import the table they stand in. */
  behavior(node: FlowNode): ElementBehavior {
    return behaviorOf(node);
  }

  /** For event definitions, which cannot import the table they stand in. */
  eventBehavior(definition: SingleDefinition): EventBehavior {
    return eventBehaviorOf(definition);
  }

  flow(id: string): SequenceFlow {
    return found(this.process.flows[id], id);
  }

  /** Value of an expression in a scope. An expression that fails is an incident at `elementId`. */
  evaluate(expression: Expression, scope: Scope, elementId: string, more?: Variables): Json {
    const variables = visibleVariables(this.state, scope);
    try {
      const all = more === undefined ? variables : { ...variables, ...more };
      const { value, warnings } = evaluate(expression, all, this.at, this.state.current.timeZone);
      this.warnings.push(...warnings);
      return value;
    } catch (error) {
      throw new IncidentRaised('expression.failed', elementId, {
        expression: expression.source,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  /** Writes variables as `writeVariables` says and tells what changed at the process. */
  write(scopeId: string, variables: Variables): void {
    const changed = writeVariables(this.state, scopeId, variables);
    checkConditionsReading(this, Object.keys(variables));
    if (Object.keys(changed).length > 0) this.emit({ type: 'variables.changed', variables: changed });
  }

  /** Value of a variable as a scope sees it; null when there is none. */
  read(scope: Scope, name: string): Json {
    return visibleVariables(this.state, scope)[name] ?? null;
  }

  /** Opens the scope of an element that stays for a while. */
  open(scope: Omit<Scope, 'id'>): Scope {
    const opened: Scope = { id: this.state.newId('s'), ...scope };
    this.state.addScope(opened);
    this.emit({ type: 'activity.entered', elementId: scope.elementId, activityId: opened.id });
    return opened;
  }

  /** Waits for an answer from outside. `job` goes to the shell, `open` stays in the state. */
  wait(job: Without<WaitingJob>, scopeId: string, more?: Pick<OpenJob, 'dueAt' | 'cycle' | 'event'>): void {
    const id = this.state.newId('j');
    this.output.jobs.push({ id, ...job });
    this.state.addJob({ id, kind: job.kind, scopeId, elementId: job.elementId, ...more });
  }

  /** Asks the shell to do something that nothing waits for. */
  send(job: Without<OutboundJob>): void {
    this.output.jobs.push({ id: this.state.newId('j'), ...job });
  }

  /** Ends waiting for jobs that nobody needs any more. */
  cancelJobs(jobs: readonly OpenJob[]): void {
    for (const job of jobs) {
      this.endJob(job);
      if (!this.output.forgetJob(job.id) && job.kind !== 'approvers' && job.kind !== 'conditional') {
        this.emit({ type: 'job.canceled', jobId: job.id, kind: job.kind });
      }
    }
  }

  /** Nobody waits for it any more, nor is stuck with it. */
  endJob({ id }: OpenJob): void {
    this.state.removeJob(id);
    this.resolveIncidents(({ move }) => 'jobId' in move && move.jobId === id);
  }

  /** A token is used up in a scope: is the scope done? A condition that may begin something there is looked at before. */
  consume(scopeId: string): void {
    const isChecked = this.queue.has((move) => move.type === 'check' && move.scopeId === scopeId);
    if (isChecked) this.push({ type: 'consume', scopeId });
    else childEnded(this, this.state.scope(scopeId), null);
  }

  /** Nothing moves, waits or is stuck directly in the scope, but for elements that are always waited for. */
  isEmpty(scopeId: string, always?: ReadonlySet<string>): boolean {
    const isAlways = (move: Move): boolean => move.type === 'enter' && always?.has(move.elementId) === true;
    if (this.queue.has((move) => move.scopeId === scopeId && !isAlways(move))) return false;
    const { current } = this.state;
    if (hasLife(current, scopeId, always) || this.state.scope(scopeId).resetting !== undefined) return false;
    return !current.tokens.some((token) => token.scopeId === scopeId);
  }

  /** Do activities directly in the scope begin only when somebody chooses them? */
  isChosenIn(scopeId: string): boolean {
    const { elementId, isClosing } = this.state.scope(scopeId);
    const node = this.process.nodes[elementId];
    return node !== undefined && behaviorOf(node).isChosenInside === true && isClosing !== true;
  }

  /** Moves until nothing can move without the outside. */
  drain(): void {
    let moves = 0;
    do {
      for (let move = this.queue.take(); move !== undefined; move = this.queue.take()) {
        moves += 1;
        if (moves <= this.limits.moves) this.attempt(move);
        else this.raise(move, 'moves.tooMany', this.elementOf(move), { limit: this.limits.moves });
      }
      this.queue.clear();
    } while (this.recheckJoins());
    this.reportDeadlocks();
  }

  result(): StepResult {
    return { state: this.state.save(), events: this.output.events, jobs: this.output.jobs };
  }

  /** Keeps a move that cannot be made now; it is made again by `retryIncident`. */
  raise(move: Move, code: IncidentCode, elementId: string, data: { readonly [key: string]: Json }): void {
    const id = this.state.newId('i');
    this.state.addIncident({ id, elementId, scopeId: move.scopeId, code, data, move });
    this.emit({ type: 'incident.created', incidentId: id, elementId, code, data });
  }

  /** Takes an incident away; its move is the caller's again. */
  resolve(incident: IncidentState): void {
    this.state.removeIncident(incident.id);
    this.emit({ type: 'incident.resolved', incidentId: incident.id, elementId: incident.elementId });
  }

  /** Makes a move, also within another; if it raises an incident, everything it did is undone. */
  attempt(move: Move): void {
    const saved = this.state.save();
    const undo = [this.queue.mark(), this.output.mark()];
    this.warnings = [];
    try {
      makeMove(this, move);
    } catch (error) {
      if (!(error instanceof IncidentRaised)) throw error;
      this.state.restore(saved);
      for (const each of undo) each();
      const data = this.warnings.length > 0 ? { ...error.data, warnings: this.warnings } : error.data;
      this.raise(move, error.code, error.elementId, data);
    }
  }

  /** Looks at joins one at a time: the first that fires changes what the others see. False = nothing has changed. */
  private recheckJoins(): boolean {
    for (const [elementId, scopeId] of joinsIn(this.state.current)) {
      const { tokens, scopes } = this.state.current;
      this.attempt({ type: 'recheck', elementId, scopeId });
      if (this.state.current.tokens === tokens && this.state.current.scopes === scopes) continue;
      this.resolveIncidents((i) => i.move.type === 'recheck' && i.scopeId === scopeId);
      return true;
    }
    return false;
  }

  private resolveIncidents(isResolved: (incident: IncidentState) => boolean): void {
    for (const incident of this.state.current.incidents.filter(isResolved)) this.resolve(incident);
  }

  /** A scope in which only parked tokens are left will never end: say so instead of hanging. */
  private reportDeadlocks(): void {
    for (const [elementId, scopeId] of deadlocksIn(this.state.current)) {
      if (!this.isChosenIn(scopeId))
        this.raise({ type: 'recheck', elementId, scopeId }, 'join.deadlock', elementId, {});
    }
  }

  private elementOf(move: Move): string {
    if (move.type === 'arrive') return this.flow(move.flowId).targetId;
    if ('elementId' in move) return move.elementId;
    return this.state.scope(move.scopeId).elementId;
  }
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`Expected ${id} in the process or its scopes, but it is not there.`);
  return value;
}
