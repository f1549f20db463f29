import {
  type Event,
  type EventDefinition,
  type Job,
  type MessageJob,
  type OutboundJob,
  type Process,
  processVariables,
  type Variables,
} from '../../../engine/index.js';
import { definitionsIn } from '../../../engine/event-definitions/definitions-in.js';
import { Case, type CaseOptions } from './case.js';

/** A message on its way, from a case or (null) from outside. */
interface Message {
  readonly from: string | null;
  readonly name: string;
  readonly correlationKey: string | null;
  readonly variables: Variables;
  readonly id: string;
}

interface Member {
  readonly run: Case;
  /** The case that started it by a message, a signal or a call. */
  readonly parent: string | null;
  /** The job of the parent that called it. */
  readonly callJobId?: string;
  /** How many events and jobs of it have been seen to. */
  readonly seen: { events: number; jobs: number };
}

type Work = () => void;

/**
 * Cases of the processes of one file, and between them what the server does: messages find who waits for them, start a
 * case or are kept (server/decisions/several-processes.md), signals reach the other cases, calls start cases and get
 * their answer. What is on its way arrives in the order in which it was sent, or in any that `choose` says.
 */
export class SeveralCases {
  private readonly members = new Map<string, Member>();
  private readonly open: Work[] = [];
  private keptMessages: Message[] = [];
  /** Which case a message with a key has begun, by process, name and key. */
  private readonly begun = new Map<string, string>();
  private fromOutside = 0;
  /** Where the messages of the last command went: `name key: from > to`. */
  messages: string[] = [];

  constructor(
    private readonly processes: readonly Process[],
    private readonly choose: (count: number) => number = () => 0,
  ) {}

  get names(): string[] {
    return [...this.members.keys()].sort();
  }

  /** Messages that nobody has taken so far, as `name key`. */
  get kept(): string[] {
    return this.keptMessages.map(labelOf).sort();
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
    this.messages = [];
    this.add(name, this.process(processId), options, null);
    this.settle();
  }

  /** Gives a case a command; then everything that is on its way arrives. */
  do(name: string, give: (run: Case) => void): void {
    this.messages = [];
    this.act(name, give);
    this.settle();
  }

  /** A message comes from outside. */
  send(name: string, correlationKey: string | null, variables: Variables = {}): void {
    this.messages = [];
    this.fromOutside += 1;
    const message = { from: null, name, correlationKey, variables, id: `outside-${this.fromOutside}` };
    this.open.push(() => this.deliver(message));
    this.settle();
  }

  private settle(): void {
    for (;;) {
      const index = this.choose(this.open.length);
      const [work] = this.open.splice(index, 1);
      if (work !== undefined) work();
      else if (!this.deliverKept()) return;
    }
  }

  private member(name: string): Member {
    const member = this.members.get(name);
    if (member === undefined) throw new Error(`No case ${name} among ${this.names.join(', ')}`);
    return member;
  }

  private process(id: string): Process {
    const process = this.processes.find((each) => each.id === id);
    if (process === undefined) throw new Error(`No process ${id}`);
    return process;
  }

  private add(name: string, process: Process, options: CaseOptions, parent: string | null, callJobId?: string): string {
    let unique = name;
    for (let i = 2; this.members.has(unique); i += 1) unique = `${name} ${i}`;
    const run = new Case(process, options);
    const seen = { events: 0, jobs: 0 };
    this.members.set(unique, { run, parent, seen, ...(callJobId !== undefined && { callJobId }) });
    this.look(unique, run.sentJobs);
    return unique;
  }

  private act(name: string, give: (run: Case) => void): void {
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
    this.deliver({ from, name, correlationKey: job.correlationKey, variables, id: `${from}-${job.id}` });
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

  private deliver(message: Message): void {
    const to = this.give(message);
    this.messages.push(`${labelOf(message)}: ${message.from ?? 'outside'} > ${to ?? 'kept'}`);
    if (to === null) this.keptMessages.push(message);
  }

  private deliverKept(): boolean {
    for (const message of this.keptMessages) {
      const to = this.give(message);
      if (to === null) continue;
      this.messages.push(`${labelOf(message)}: kept > ${to}`);
      this.keptMessages = this.keptMessages.filter((each) => each !== message);
      return true;
    }
    return false;
  }

  /** Who takes it; null = nobody yet. */
  private give(message: Message): string | null {
    const waiting = this.receivers(message);
    const [receiver] = waiting;
    if (waiting.some(({ name }) => name !== receiver?.name)) return 'several';
    if (receiver === undefined) return this.startBy(message);
    const { id: messageId, variables } = message;
    // Where one case waits at several places the outermost takes it: it was armed first.
    this.act(receiver.name, (run) => run.do({ type: 'deliverMessage', jobId: receiver.job.id, messageId, variables }));
    return receiver.name;
  }

  /** Without a key first the cases next to the sender, then those that came of the same first case, then all. */
  private receivers({ from, name, correlationKey }: Message): { name: string; job: MessageJob }[] {
    const all = [...this.members].flatMap(([at, { run }]) =>
      run.state.status === 'running'
        ? openJobs(run, 'message').flatMap((job) => {
            const isKey = from === null && correlationKey === null ? true : job.correlationKey === correlationKey;
            return job.name === name && isKey ? [{ name: at, job }] : [];
          })
        : [],
    );
    if (correlationKey !== null || from === null) return all;
    const { parent } = this.member(from);
    const linked = all.filter((each) => each.name === parent || this.member(each.name).parent === from);
    if (linked.length > 0) return linked;
    const family = all.filter((each) => this.firstOf(each.name) === this.firstOf(from));
    return family.length > 0 ? family : all;
  }

  private firstOf(name: string): string {
    const { parent } = this.member(name);
    return parent === null ? name : this.firstOf(parent);
  }

  private startBy({ from, name, correlationKey, variables }: Message): string | null {
    const [start] = this.startsBy('message', name);
    if (start === undefined || this.waitsSuspended(name, correlationKey)) return null;
    const { process, elementId, index } = start;
    const conversation = `${name} ${correlationKey}`;
    const before = this.begun.get(conversation);
    const isOpen = before !== undefined && ['running', 'suspended'].includes(this.case(before).state.status);
    if (correlationKey !== null && isOpen) return null;
    const options = { variables, startEventId: elementId, startDefinition: index };
    const label = correlationKey ?? (from === null ? 'outside' : `of ${from}`);
    const started = this.add(`${process.id} ${label}`, process, options, from);
    if (correlationKey !== null) this.begun.set(conversation, started);
    return `new ${started}`;
  }

  private waitsSuspended(name: string, correlationKey: string | null): boolean {
    if (correlationKey === null) return false;
    return [...this.members.values()].some(
      ({ run }) =>
        run.state.status === 'suspended' &&
        openJobs(run, 'message').some((job) => job.name === name && job.correlationKey === correlationKey),
    );
  }

  private startsBy(kind: 'message' | 'signal', name: string) {
    const isMeant = (definition: EventDefinition): boolean => definition.kind === kind && definition.name === name;
    return this.processes.flatMap((process) =>
      process.starts.flatMap(({ elementId, event }) => {
        const index = definitionsIn(event).findIndex(isMeant);
        return index < 0 ? [] : [{ process, elementId, index }];
      }),
    );
  }
}

function openJobs<Kind extends Job['kind']>(run: Case, kind: Kind): Extract<Job, { kind: Kind }>[] {
  const open = new Set(run.state.jobs.map(({ id }) => id));
  const isMeant = (job: Job): job is Extract<Job, { kind: Kind }> => job.kind === kind && open.has(job.id);
  return run.allJobs.filter(isMeant);
}

const labelOf = ({ name, correlationKey }: Message): string =>
  correlationKey === null ? name : `${name} ${correlationKey}`;
