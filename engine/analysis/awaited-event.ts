import type { Command } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import { definitionOf } from '../event-definitions/definitions-in.js';
import type { InstanceState, OpenJob } from '../state/instance-state.js';

/** What a case waits for, without anybody being asked. */
export interface AwaitedEvent {
  readonly kind: 'message' | 'signal' | 'timer' | 'condition' | 'process';
  /** Of the message or signal; what the condition says; id of the process that is called. */
  readonly name: string | null;
  /** When a timer fires if nothing before it takes long, UTC ISO. */
  readonly dueAt?: string;
}

/** Events that can happen next: of several behind one gateway the first that is drawn, with the others. */
export interface NextEvent {
  readonly job: OpenJob;
  readonly others: readonly OpenJob[];
}

/**
 * What is likely to happen when a case waits for nothing but events: what its own steps wait for, timers last and by their
 * time; at the edge of a step or scope only a timer, and only where nothing else is left. Null = nothing.
 */
export function nextEvent(process: Process, { jobs, scopes }: InstanceState): NextEvent | null {
  const hostOf = (job: OpenJob): string => scopes.find(({ id }) => id === job.scopeId)?.elementId ?? '';
  const waiting = jobs.filter(({ kind }) => events.has(kind)).sort(byTime);
  const own = waiting.filter((job) => {
    const host = process.nodes[hostOf(job)];
    return hostOf(job) === job.elementId || host?.kind === 'eventBasedGateway';
  });
  const [first] = own;
  if (first === undefined) {
    const [timer] = waiting.filter(({ kind }) => kind === 'timer');
    return timer === undefined ? null : { job: timer, others: [] };
  }
  const gateway = process.nodes[hostOf(first)];
  if (gateway?.kind !== 'eventBasedGateway') return { job: first, others: [] };
  const drawn = gateway.outgoing.map((flowId) => process.flows[flowId]?.targetId ?? '');
  const [job = first, ...others] = own
    .filter(({ scopeId }) => scopeId === first.scopeId)
    .sort((a, b) => drawn.indexOf(a.elementId) - drawn.indexOf(b.elementId));
  return { job, others: others.filter(({ elementId }) => elementId !== job.elementId) };
}

/** The command by which an event happens at `at` or, a timer, when it is due; null when nothing makes it happen. */
export function happening(process: Process, state: InstanceState, job: OpenJob, at: string): Command | null {
  const origin = { by: null, at };
  switch (job.kind) {
    case 'message':
      return { type: 'deliverMessage', jobId: job.id, messageId: `expected-${state.counter}`, ...origin };
    case 'signal':
      return { type: 'deliverSignal', jobId: job.id, ...origin };
    case 'timer': {
      const dueAt = job.dueAt ?? at;
      return { type: 'fireTimer', jobId: job.id, by: null, at: dueAt > at ? dueAt : at };
    }
    default: {
      // a condition becomes true by what people do: the token goes on as if it had
      const [flowId] = process.nodes[job.elementId]?.outgoing ?? [];
      return flowId === undefined
        ? null
        : { type: 'moveToken', from: { activityId: job.scopeId }, to: { flowId }, ...origin };
    }
  }
}

/** What is waited for there; null at the edge of a step or scope, which the case does not wait at. */
export function awaitedAt(process: Process, job: OpenJob): AwaitedEvent | null {
  const node = process.nodes[job.elementId];
  if (node === undefined || node.kind === 'boundaryEvent' || node.kind === 'startEvent') return null;
  return awaitedBy(process, job);
}

/** What a job waits for, also at the edge of a step or scope; null for what somebody is asked to do. */
export function awaitedBy({ nodes }: Process, job: OpenJob): AwaitedEvent | null {
  const node = nodes[job.elementId];
  if (node === undefined) return null;
  if (job.kind === 'timer') return { kind: 'timer', name: null, ...(job.dueAt !== undefined && { dueAt: job.dueAt }) };
  if (job.kind === 'call' && node.kind === 'callActivity') return { kind: 'process', name: node.calledElement };
  const definition = definitionOf(node, job);
  if (definition === null) return null;
  if (definition.kind === 'message' || definition.kind === 'signal') {
    return { kind: definition.kind, name: definition.name };
  }
  return definition.kind === 'conditional' ? { kind: 'condition', name: definition.condition.source } : null;
}

const events: ReadonlySet<OpenJob['kind']> = new Set(['message', 'signal', 'timer', 'conditional']);

/** What comes at no certain time before timers, these by their time. */
function byTime(a: OpenJob, b: OpenJob): number {
  const [one, other] = [a.dueAt ?? '', b.dueAt ?? ''];
  return one < other ? -1 : Number(one > other);
}
