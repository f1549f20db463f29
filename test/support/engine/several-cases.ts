import {
  type Event,
  type EventDefinition,
  type Job,
  type OutboundJob,
  type Process,
  processVariables,
  type Variables,
} from '../../../engine/index.js';
import { definitionsIn } from '../../../engine/event-definitions/definitions-in.js';
import { Case, type CaseOptions } from './case.js';
import { type CasesAtWork, type Member, MessagePost, openJobs, type Start } from './message-post.js';

type Work = () => void;

/**
 * Cases of the processes of one file, and between them what the server does: messages find who waits for them, start a
 * case or are kept (server/decisions/several-processes.md), signals reach the other cases, calls start cases and get
 * their answer. What is on its way arrives in the order in which it was sent, or in any that `choose` says.
 */
export class SeveralCases implements CasesAtWork {
  readonly members = new Map<string, Member>();
  private readonly open: Work[] = [];
  private fromOutside = 0;
  private readonly post: MessagePost = new MessagePost(this);

  constructor(
    private readonly processes: readonly Process[],
    private readonly choose: (count: number) => number = () => 0,
  ) {}

  get names(): string[] {
    return [...this.members.keys()].sort();
  }

  /** Messages that nobody has taken so far, as `name key`. */
  get kept(): string[] {
    return this.post.kept;
  }

  /** Where the messages of the last command went: `name key: from > to`. */
  get messages(): string[] {
    return this.post.went;
  }

  /** Open tasks of all cases, as `case: element:person`. */
  get tasks(): string[] {
    return this.names.flatMap((name) => this.case(name).tasks.map((task) => `${name}: ${task}`));
  }

  /** What is waited for beside people, as `case: kind element`. */
  get waits(): string[] {
    return this.names.flatMap((name) => this.case(name).waits.map((wait) => `${name}: ${wait}`));
  }

  case(name: string): Case {
    return this.member(name).run;
  }

  has(name: string): boolean {
    return this.members.has(name);
  }

  /** A person starts a case. */
  start(name: string, processId: string, options: CaseOptions): void {
    this.post.went = [];
    this.add(name, this.process(processId), options, null);
    this.settle();
  }

  /** Gives a case a command; then everything that is on its way arrives. */
  do(name: string, give: (run: Case) => void): void {
    this.post.went = [];
    this.act(name, give);
    this.settle();
  }

  /** A message comes from outside. */
  send(name: string, correlationKey: string | null, variables: Variables = {}): void {
    this.post.went = [];
    this.fromOutside += 1;
    const message = { from: null, name, correlationKey, variables, id: `outside-${this.fromOutside}` };
    this.open.push(() => this.post.deliver(message));
    this.settle();
  }

  private settle(): void {
    for (;;) {
      const index = this.choose(this.open.length);
      const [work] = this.open.splice(index, 1);
      if (work !== undefined) work();
      else if (!this.post.deliverKept()) return;
    }
  }

  member(name: string): Member {
    const member = this.members.get(name);
    if (member === undefined) throw new Error(`No case ${name} among ${this.names.join(', ')}`);
    return member;
  }

  private process(id: string): Process {
    const process = this.processes.find((each) => each.id === id);
    if (process === undefined) throw new Error(`No process ${id}`);
    return process;
  }

  add(name: string, process: Process, options: CaseOptions, parent: string | null, callJobId?: string): string {
    let unique = name;
    for (let i = 2; this.members.has(unique); i += 1) unique = `${name} ${i}`;
    const run = new Case(process, options);
    const seen = { events: 0, jobs: 0 };
    this.members.set(unique, { run, parent, seen, ...(callJobId !== undefined && { callJobId }) });
    this.look(unique, run.sentJobs);
    return unique;
  }

  act(name: string, give: (run: Case) => void): void {
    const { run } = this.member(name);
    // One clock for all.
    for (const { run: other } of this.members.values()) if (other.at > run.at) run.at = other.at;
    give(run);
    this.look(name, run.sentJobs);
  }

  /** Takes on what a case has asked for and tells its caller what has become of it. */
  private look(name: string, sent: readonly OutboundJob[]): void {
    const { run, seen, parent, callJobId } = this.member(name);
    const events = run.allEvents.slice(seen.events);
    const jobs = run.allJobs.slice(seen.jobs);
    Object.assign(seen, { events: run.allEvents.length, jobs: run.allJobs.length });
    for (const job of sent) this.open.push(() => this.carryOut(name, job));
    for (const job of jobs) if (job.kind === 'call') this.open.push(() => this.call(name, job));
    for (const event of events) {
      if (event.type === 'job.canceled' && event.kind === 'call') this.open.push(() => this.stop(name, event.jobId));
      if (parent !== null && callJobId !== undefined) this.tell(name, parent, callJobId, event);
    }
  }

  private carryOut(from: string, job: OutboundJob): void {
    const { name, variables } = job;
    if (job.kind === 'throwSignal') return this.signal(from, name, variables);
    this.post.deliver({ from, name, correlationKey: job.correlationKey, variables, id: `${from}-${job.id}` });
  }

  private call(name: string, job: Extract<Job, { kind: 'call' }>): void {
    const { run } = this.member(name);
    if (!run.state.jobs.some(({ id }) => id === job.id)) return;
    this.add(
      `${job.calledElement} of ${name}`,
      this.process(job.calledElement),
      { variables: job.input },
      name,
      job.id,
    );
  }

  /** The caller needs what it has called no more. */
  private stop(name: string, jobId: string): void {
    for (const [called, { run, parent, callJobId }] of this.members) {
      if (parent !== name || callJobId !== jobId || run.state.status !== 'running') continue;
      this.act(called, () => run.do({ type: 'terminate' }));
    }
  }

  private tell(name: string, caller: string, jobId: string, event: Event): void {
    const isOpen = (): boolean => this.case(caller).state.jobs.some(({ id }) => id === jobId);
    if (event.type === 'escalation.uncaught') {
      const { escalationCode: code } = event;
      this.open.push(() => isOpen() && this.act(caller, (run) => run.do({ type: 'escalateJob', jobId, code })));
    }
    if (event.type !== 'instance.ended') return;
    const { status, errorCode } = event;
    const result = processVariables(this.case(name).state);
    const failed = { type: 'failJob', jobId, message: status, errorCode: errorCode ?? status } as const;
    this.open.push(
      () =>
        isOpen() &&
        this.act(caller, (run) => run.do(status === 'completed' ? { type: 'completeJob', jobId, result } : failed)),
    );
  }

  private signal(from: string, name: string, variables: Variables): void {
    for (const [other, { run }] of this.members) {
      if (other === from || run.state.status !== 'running') continue;
      for (const job of openJobs(run, 'signal')) {
        const isOpen = (): boolean => run.state.jobs.some(({ id }) => id === job.id);
        if (job.name !== name) continue;
        this.open.push(
          () => isOpen() && this.act(other, () => run.do({ type: 'deliverSignal', jobId: job.id, variables })),
        );
      }
    }
    for (const { process, elementId, index } of this.startsBy('signal', name)) {
      const options = { variables, startEventId: elementId, startDefinition: index };
      this.add(`${process.id} of ${from}`, process, options, from);
    }
  }

  startsBy(kind: 'message' | 'signal', name: string): Start[] {
    const isMeant = (definition: EventDefinition): boolean => definition.kind === kind && definition.name === name;
    return this.processes.flatMap((process) =>
      process.starts.flatMap(({ elementId, event }) => {
        const index = definitionsIn(event).findIndex(isMeant);
        return index < 0 ? [] : [{ process, elementId, index }];
      }),
    );
  }
}
