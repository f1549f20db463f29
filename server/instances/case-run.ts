import {
  CommandRejected,
  migrate,
  start,
  step,
  type Command,
  type Event,
  type InstanceState,
  type Process,
  type StartRequest,
  type StepResult,
} from '@xiaowu/engine';
import { isInline, type AnswerJob, type InlineJob, type LaterJob } from './answers/answer-job.js';
import type { LoggedCommand, MigrateRequest } from './command-log.js';

/** An answer as plain JSON. */
type Answered = Extract<Command, { type: 'completeJob' | 'failJob' }>;

/** Commands given to one instance within one transaction, with all that came of them so far. */
export class CaseRun {
  readonly events: Event[] = [];
  readonly commands: LoggedCommand[] = [];
  private readonly created = new Map<string, LaterJob>();

  constructor(
    private process: Process,
    private current: InstanceState | null,
    private readonly answer: AnswerJob,
  ) {}

  get state(): InstanceState {
    if (this.current === null) throw new Error('Expected a started instance, but it is still a draft.');
    return this.current;
  }

  /** Timers, messages and service calls that are new and still wanted. */
  get jobs(): LaterJob[] {
    return [...this.created.values()];
  }

  async start(request: StartRequest): Promise<void> {
    this.commands.push({ type: 'start', ...request });
    await this.settle(start(this.process, request), request.at);
  }

  /** Takes the case over to another version, which it runs by from now on. */
  async migrate(target: Process, request: MigrateRequest): Promise<void> {
    const { plan, at, by, variables = {} } = request;
    const result = migrate(this.process, target, this.state, plan, { at, by, variables });
    this.commands.push({ type: 'migrate', ...request });
    this.process = target;
    await this.settle(result, at);
  }

  async give(command: Command): Promise<void> {
    const result = step(this.process, this.state, command);
    this.commands.push(command);
    await this.settle(result, command.at);
  }

  /** Answers in the same transaction what can be answered at once. */
  private async settle(result: StepResult, at: string): Promise<void> {
    const waiting = this.take(result);
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const answer = await this.answer(job, this.state);
      const command = { ...(JSON.parse(JSON.stringify(answer)) as Answered), at, by: null, jobId: job.id };
      try {
        const next = step(this.process, this.state, command);
        this.commands.push(command);
        waiting.push(...this.take(next));
      } catch (error) {
        // an answer before this one has ended the branch that asked
        if (!(error instanceof CommandRejected && error.code === 'job.notOpen')) throw error;
      }
    }
  }

  private take({ state, events, jobs }: StepResult): InlineJob[] {
    this.current = state;
    this.events.push(...events);
    for (const event of events) if (event.type === 'job.canceled') this.created.delete(event.jobId);
    const inline: InlineJob[] = [];
    for (const job of jobs) {
      if (isInline(job)) inline.push(job);
      else this.created.set(job.id, job);
    }
    return inline;
  }
}
