import {
  CommandRejected,
  start,
  step,
  type ApproversJob,
  type ApproversResult,
  type Command,
  type Event,
  type InstanceState,
  type Job,
  type Process,
  type StartRequest,
  type StepResult,
} from '@xiaowu/engine';
import type { LoggedCommand } from './command-log.js';

/** Who gets the step of this job. */
export type AnswerApprovers = (
  job: ApproversJob,
  answered: ReadonlyMap<string, ApproversResult>,
) => Promise<ApproversResult>;

/** Commands given to one instance within one transaction, with all that came of them so far. */
export class CaseRun {
  readonly events: Event[] = [];
  readonly commands: LoggedCommand[] = [];
  private readonly created = new Map<string, Exclude<Job, ApproversJob>>();

  constructor(
    private readonly process: Process,
    private current: InstanceState | null,
    private readonly answer: AnswerApprovers,
  ) {}

  get state(): InstanceState {
    if (this.current === null) throw new Error('Expected a started instance, but it is still a draft.');
    return this.current;
  }

  /** Timers, messages and service calls that are new and still wanted. */
  get jobs(): Exclude<Job, ApproversJob>[] {
    return [...this.created.values()];
  }

  async start(request: StartRequest): Promise<void> {
    this.commands.push({ type: 'start', ...request });
    await this.settle(start(this.process, request), request.at);
  }

  async give(command: Command): Promise<void> {
    const result = step(this.process, this.state, command);
    this.commands.push(command);
    await this.settle(result, command.at);
  }

  /** Answers in the same transaction what can be answered at once. */
  private async settle(result: StepResult, at: string): Promise<void> {
    const waiting = this.take(result);
    const answered = new Map<string, ApproversResult>();
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const approvers = await this.answer(job, answered);
      answered.set(job.elementId, approvers);
      const command: Command = {
        type: 'completeJob',
        at,
        by: null,
        jobId: job.id,
        result: JSON.parse(JSON.stringify(approvers)),
      };
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

  private take({ state, events, jobs }: StepResult): ApproversJob[] {
    this.current = state;
    this.events.push(...events);
    for (const event of events) if (event.type === 'job.canceled') this.created.delete(event.jobId);
    const approvers: ApproversJob[] = [];
    for (const job of jobs) {
      if (job.kind === 'approvers') approvers.push(job);
      else this.created.set(job.id, job);
    }
    return approvers;
  }
}
