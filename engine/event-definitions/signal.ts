import type { SignalDefinition } from '../definition/event-definition.js';
import type { Run } from '../run.js';
import type { Variables } from '../state/instance-state.js';
import { definitionOf } from './definitions-in.js';
import type { EventBehavior } from './event-behavior.js';
import { payloadOf } from './throwing.js';

/** Thrown, it reaches everybody who waits for it: here at once, in other instances by the shell. */
export const signal: EventBehavior<SignalDefinition> = {
  arm(run, { name }, node, scope, which) {
    run.wait({ kind: 'signal', elementId: node.id, name }, scope.id, which);
  },
  rearm: () => true,
  throw(run, { name }, node, scopeId) {
    const variables = payloadOf(run, node, scopeId);
    run.send({ kind: 'throwSignal', elementId: node.id, name, variables });
    broadcast(run, name, variables);
  },
};

/** Outer ones first: what they interrupt waits no longer. */
function broadcast(run: Run, name: string, variables: Variables): void {
  for (const { id } of run.state.current.jobs) {
    const job = run.state.job(id);
    if (job?.kind !== 'signal') continue;
    const definition = definitionOf(run.node(job.elementId), job);
    if (definition?.kind !== 'signal' || definition.name !== name) continue;
    const { elementId, scopeId } = job;
    run.emit({ type: 'signal.received', elementId, jobId: id });
    // At once, but a receiver that cannot take it in is no concern of its thrower.
    run.attempt({ type: 'deliver', jobId: id, elementId, scopeId, variables });
  }
}
