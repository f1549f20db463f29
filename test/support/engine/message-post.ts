import type { Job, MessageJob, Process, Variables } from '../../../engine/index.js';
import type { Case, CaseOptions } from './case.js';

/** A message on its way, from a case or (null) from outside. */
export interface Message {
  readonly from: string | null;
  readonly name: string;
  readonly correlationKey: string | null;
  readonly variables: Variables;
  readonly id: string;
}

export interface Member {
  readonly run: Case;
  /** The case that started it by a message, a signal or a call. */
  readonly parent: string | null;
  /** The job of the parent that called it. */
  readonly callJobId?: string;
  /** How many events and jobs of it have been seen to. */
  readonly seen: { events: number; jobs: number };
}

/** A start event of a process, and which of its event definitions is meant. */
export interface Start {
  readonly process: Process;
  readonly elementId: string;
  readonly index: number;
}

/** The cases between which messages go. */
export interface CasesAtWork {
  readonly members: ReadonlyMap<string, Member>;
  member(name: string): Member;
  add(name: string, process: Process, options: CaseOptions, parent: string | null): string;
  act(name: string, give: (run: Case) => void): void;
  startsBy(kind: 'message' | 'signal', name: string): readonly Start[];
}

/** Brings messages to the case that waits for them, starts one by them, or keeps them (server/decisions/several-processes.md). */
export class MessagePost {
  private keptMessages: Message[] = [];
  /** Which case a message with a key has begun, by process, name and key. */
  private readonly begun = new Map<string, string>();
  /** Where the messages of the last command went: `name key: from > to`. */
  went: string[] = [];

  constructor(private readonly cases: CasesAtWork) {}

  /** Messages that nobody has taken so far, as `name key`. */
  get kept(): string[] {
    return this.keptMessages.map(labelOf).sort();
  }

  deliver(message: Message): void {
    const to = this.give(message);
    this.went.push(`${labelOf(message)}: ${message.from ?? 'outside'} > ${to ?? 'kept'}`);
    if (to === null) this.keptMessages.push(message);
  }

  /** Whether one of the kept messages found its case. */
  deliverKept(): boolean {
    for (const message of this.keptMessages) {
      const to = this.give(message);
      if (to === null) continue;
      this.went.push(`${labelOf(message)}: kept > ${to}`);
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
    this.cases.act(receiver.name, (run) =>
      run.do({ type: 'deliverMessage', jobId: receiver.job.id, messageId, variables }),
    );
    return receiver.name;
  }

  /** Without a key first the cases next to the sender, then those that came of the same first case, then all. */
  private receivers({ from, name, correlationKey }: Message): { name: string; job: MessageJob }[] {
    const all = [...this.cases.members].flatMap(([at, { run }]) =>
      run.state.status === 'running'
        ? openJobs(run, 'message').flatMap((job) => {
            const isKey = from === null && correlationKey === null ? true : job.correlationKey === correlationKey;
            return job.name === name && isKey ? [{ name: at, job }] : [];
          })
        : [],
    );
    if (correlationKey !== null || from === null) return all;
    const { parent } = this.cases.member(from);
    const linked = all.filter((each) => each.name === parent || this.cases.member(each.name).parent === from);
    if (linked.length > 0) return linked;
    const family = all.filter((each) => this.firstOf(each.name) === this.firstOf(from));
    return family.length > 0 ? family : all;
  }

  private firstOf(name: string): string {
    const { parent } = this.cases.member(name);
    return parent === null ? name : this.firstOf(parent);
  }

  private startBy({ from, name, correlationKey, variables }: Message): string | null {
    const [start] = this.cases.startsBy('message', name);
    if (start === undefined || this.waitsSuspended(name, correlationKey)) return null;
    const { process, elementId, index } = start;
    const conversation = `${name} ${correlationKey}`;
    const before = this.begun.get(conversation);
    const isOpen =
      before !== undefined && ['running', 'suspended'].includes(this.cases.member(before).run.state.status);
    if (correlationKey !== null && isOpen) return null;
    const options = { variables, startEventId: elementId, startDefinition: index };
    const label = correlationKey ?? (from === null ? 'outside' : `of ${from}`);
    const started = this.cases.add(`${process.id} ${label}`, process, options, from);
    if (correlationKey !== null) this.begun.set(conversation, started);
    return `new ${started}`;
  }

  private waitsSuspended(name: string, correlationKey: string | null): boolean {
    if (correlationKey === null) return false;
    return [...this.cases.members.values()].some(
      ({ run }) =>
        run.state.status === 'suspended' &&
        openJobs(run, 'message').some((job) => job.name === name && job.correlationKey === correlationKey),
    );
  }
}

export function openJobs<Kind extends Job['kind']>(run: Case, kind: Kind): Extract<Job, { kind: Kind }>[] {
  const open = new Set(run.state.jobs.map(({ id }) => id));
  const isMeant = (job: Job): job is Extract<Job, { kind: Kind }> => job.kind === kind && open.has(job.id);
  return run.allJobs.filter(isMeant);
}

const labelOf = ({ name, correlationKey }: Message): string =>
  correlationKey === null ? name : `${name} ${correlationKey}`;
