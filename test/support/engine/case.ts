import { isDeepStrictEqual } from 'node:util';
import type {
  Command,
  Event,
  InstanceState,
  Job,
  Json,
  OutboundJob,
  Process,
  StartRequest,
  Variables,
} from '../../../engine/index.js';
import { incidents, openTasks, processVariables, start, step } from '../../../engine/index.js';
import type { Limits } from '../../../engine/limits.js';
import type { StepResult } from '../../../engine/run.js';
import { deepFreeze } from './deep-freeze.js';
import { same } from './same.js';
import { verifyEnd } from './verify-end.js';
import { wordOf } from './word-of.js';

export type Bare = Command extends infer C
  ? C extends Command
    ? Omit<C, 'at' | 'by'> & Partial<Pick<C, 'at' | 'by'>>
    : never
  : never;

export interface CaseOptions {
  /** Answers to `approvers` jobs: person ids, or groups with a colon (`role:x`). Default: a person called as the element. */
  readonly people?: { readonly [elementId: string]: readonly string[] };
  readonly variables?: Variables;
  readonly limits?: Partial<Limits>;
  /** Leave `approvers` jobs open. */
  readonly isAsking?: boolean;
  readonly applicant?: string;
  /** By which start; default: the none start event, or the first. */
  readonly startEventId?: string;
  readonly startDefinition?: number;
}

const opened: Case[] = [];

/**
 * A running instance under test. Every step gets deeply frozen inputs, is made a second time from the state as it comes
 * back from JSON, and must give the same; after each test the whole list of commands is replayed and must give the same
 * state to the byte; an ended instance must have left nothing behind.
 */
export class Case {
  state: InstanceState;
  /** Of the last command. */
  events: readonly Event[] = [];
  readonly allEvents: Event[] = [];
  readonly allJobs: Job[] = [];
  /** Of the last command: jobs that nothing waits for. */
  private sent: OutboundJob[] = [];
  /** Moves on by hand. */
  at = '2026-03-02T08:00:00.000Z';
  private readonly commands: Command[] = [];
  private readonly request: StartRequest;

  constructor(
    readonly process: Process,
    private readonly options: CaseOptions = {},
  ) {
    deepFreeze(process);
    const { variables, applicant = 'applicant', startEventId, startDefinition } = options;
    this.request = deepFreeze({
      by: applicant,
      at: this.at,
      ...(variables && { variables }),
      ...(startEventId !== undefined && { startEventId }),
      ...(startDefinition !== undefined && { startDefinition }),
    });
    const result = start(process, this.request, options.limits);
    this.state = result.state;
    this.take(result);
    this.answerApprovers();
    opened.push(this);
  }

  /** Gives a command; the events of it and of answering approvers are in `events`. */
  do(bare: Bare): this {
    this.events = [];
    this.sent = [];
    this.give(bare);
    this.answerApprovers();
    return this;
  }

  /** Open tasks as `element:person` (or `element:(candidates)`), suspended ones with `…`. */
  get tasks(): string[] {
    return openTasks(this.state)
      .map(
        ({ elementId, assignee, candidates, isSuspended }) =>
          `${elementId}:${assignee ?? `(${candidates.join(',')})`}${isSuspended ? '…' : ''}`,
      )
      .sort();
  }

  /** What is waited for beside people, as `kind element`. */
  get waits(): string[] {
    return this.state.jobs
      .filter(({ kind }) => kind !== 'approvers')
      .map(({ kind, elementId }) => `${kind} ${elementId}`)
      .sort();
  }

  /** What the last command asked the shell to do without an answer, as `kind name`. */
  get sends(): string[] {
    return this.sent.map((job) => `${job.kind} ${job.name}`);
  }

  get variables(): Variables {
    return processVariables(this.state);
  }

  get incidentCodes(): string[] {
    return incidents(this.state).map(({ code, elementId }) => `${code}@${elementId}`);
  }

  /** What the last command, or the start, asked the shell to send. */
  get sentJobs(): readonly OutboundJob[] {
    return this.sent;
  }

  taskId(elementId: string, person?: string): string {
    const task = openTasks(this.state).find(
      (each) =>
        each.elementId === elementId &&
        (person === undefined || each.assignee === person || each.candidates.includes(person)),
    );
    if (task === undefined) throw new Error(`No task ${elementId} ${person ?? ''} among ${this.tasks.join(' ')}`);
    return task.taskId;
  }

  complete(elementId: string, person?: string, variables?: Variables): this {
    const taskId = this.taskId(elementId, person);
    return this.do({
      type: 'completeTask',
      taskId,
      by: this.personOf(taskId, person),
      ...(variables && { variables }),
    });
  }

  refuse(elementId: string, person?: string): this {
    const taskId = this.taskId(elementId, person);
    return this.do({ type: 'refuseTask', taskId, by: this.personOf(taskId, person) });
  }

  /** 退回 by who holds the task. */
  back(
    elementId: string,
    target: 'applicant' | 'previous' | { elementId: string },
    mode?: 'redo' | 'direct',
    person?: string,
  ): this {
    const taskId = this.taskId(elementId, person);
    return this.do({ type: 'returnTo', taskId, target, by: this.personOf(taskId, person), ...(mode && { mode }) });
  }

  add(
    elementId: string,
    position: 'before' | 'after' | 'parallel',
    people: string[],
    mode?: 'all' | 'any' | 'sequential',
    person?: string,
  ): this {
    const taskId = this.taskId(elementId, person);
    return this.do({
      type: 'addApprovers',
      taskId,
      position,
      people,
      by: this.personOf(taskId, person),
      ...(mode && { mode }),
    });
  }

  /** The oldest job of the element, of a kind where it waits for several. */
  jobId(elementId: string, kind?: Job['kind']): string {
    const job = this.state.jobs.find((each) => each.elementId === elementId && (kind ?? each.kind) === each.kind);
    if (job === undefined)
      throw new Error(`No job at ${elementId} among ${this.state.jobs.map((j) => j.elementId).join(' ')}`);
    return job.id;
  }

  /** Fires the timer at its due time, or later. */
  fire(elementId: string, at?: string): this {
    const jobId = this.jobId(elementId, 'timer');
    const dueAt = this.state.jobs.find(({ id }) => id === jobId)?.dueAt;
    this.at = at ?? dueAt ?? this.at;
    return this.do({ type: 'fireTimer', jobId });
  }

  deliver(elementId: string, messageId: string, variables?: Variables): this {
    return this.do({
      type: 'deliverMessage',
      jobId: this.jobId(elementId, 'message'),
      messageId,
      ...(variables && { variables }),
    });
  }

  answer(elementId: string, result: Json = null): this {
    return this.do({ type: 'completeJob', jobId: this.jobId(elementId), result });
  }

  fail(elementId: string, errorCode?: string): this {
    return this.do({
      type: 'failJob',
      jobId: this.jobId(elementId),
      message: 'broken',
      ...(errorCode !== undefined && { errorCode }),
    });
  }

  retry(): this {
    return this.do({ type: 'retryIncident', incidentId: this.state.incidents[0]?.id ?? '' });
  }

  /** What happened in the last command, one word per event. */
  get trace(): string[] {
    return this.events.map(wordOf);
  }

  /** How often an element was entered or a flow taken since the start. */
  count(elementId: string, type: Event['type'] = 'activity.entered'): number {
    return this.allEvents.filter(
      (event) => event.type === type && 'elementId' in event && event.elementId === elementId,
    ).length;
  }

  /** Everything from the start again: the same state to the byte. */
  verifyReplay(): void {
    let { state } = start(this.process, this.request, this.options.limits);
    for (const command of this.commands) ({ state } = step(this.process, state, command, this.options.limits));
    same(JSON.stringify(state), JSON.stringify(this.state), 'replay');
  }

  private personOf(taskId: string, person?: string): string | null {
    return person ?? openTasks(this.state).find((task) => task.taskId === taskId)?.assignee ?? null;
  }

  private give(bare: Bare): void {
    const command = deepFreeze({ by: null, at: this.at, ...bare }) as Command;
    const { limits } = this.options;
    const restored = JSON.parse(JSON.stringify(this.state)) as InstanceState;
    if (!isDeepStrictEqual(restored, this.state)) throw new Error('The state is not plain JSON.');
    const result = step(this.process, deepFreeze(this.state), command, limits);
    const again = step(this.process, restored, command, limits);
    same(JSON.stringify(again), JSON.stringify(result), 'the step after serialise and restore');
    this.commands.push(command);
    this.state = result.state;
    this.take(result);
  }

  private take(result: StepResult): void {
    this.events = [...this.events, ...result.events];
    this.allEvents.push(...result.events);
    for (const job of result.jobs) {
      if (job.kind === 'throwMessage' || job.kind === 'throwSignal') this.sent.push(job);
      else this.allJobs.push(job);
    }
    if (!['running', 'suspended'].includes(result.state.status))
      verifyEnd({ state: this.state, events: this.allEvents, jobs: this.allJobs, commands: this.commands });
  }

  private answerApprovers(): void {
    if (this.options.isAsking === true) return;
    for (;;) {
      const job = this.state.jobs.find(({ kind }) => kind === 'approvers');
      if (job === undefined) return;
      const people = this.options.people?.[job.elementId] ?? [job.elementId];
      const approvers = people.map((id): Json => (id.includes(':') ? { group: id } : { user: id }));
      this.give({ type: 'completeJob', jobId: job.id, result: { approvers } });
    }
  }
}

if (typeof afterEach === 'function') {
  afterEach(() => {
    for (const each of opened.splice(0)) each.verifyReplay();
  });
}
