import type { EventDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import { takeEvent } from '../elements/activity-data.js';
import type { Run } from '../run.js';
import type { OpenJob, Scope } from '../state/instance-state.js';
import { awaitedBy, definitionOf, definitionsIn } from './definitions-in.js';

/** Begins to wait for an event in a scope; of several definitions for each, but those that have occurred already. */
export function arm(
  run: Run,
  event: EventDefinition,
  node: FlowNode,
  scope: Scope,
  isOver: (index: number) => boolean = () => false,
): void {
  for (const [index, definition] of definitionsIn(event).entries()) {
    const which = event.kind === 'multiple' ? { event: index } : {};
    if (!isOver(index)) run.eventBehavior(definition).arm?.(run, definition, node, scope, which);
  }
}

/**
 * What a job waits for occurred. True = the event has happened: of a parallel multiple one when nothing else of it is
 * waited for. `isAgain`: it goes on waiting for the next time.
 */
export function hasOccurred(run: Run, node: FlowNode, scope: Scope, job: OpenJob, isAgain: boolean): boolean {
  const event = awaitedBy(node);
  if (event?.kind === 'multiple' && event.isParallel) {
    run.state.removeJob(job.id);
    if (run.state.current.jobs.some((other) => other.elementId === node.id && other.scopeId === scope.id)) return false;
    if (isAgain) arm(run, event, node, scope);
    return true;
  }
  const definition = definitionOf(node, job);
  const isKept =
    isAgain && definition && run.eventBehavior(definition).rearm?.(run, definition, node, scope, job) === true;
  if (isKept !== true) run.state.removeJob(job.id);
  return true;
}

/** An event that a job waits for has happened, and brings variables. */
export function deliver(run: Run, job: OpenJob, variables: Scope['variables']): void {
  const node = run.node(job.elementId);
  if (variables !== undefined) {
    const scope = run.state.scope(job.scopeId);
    const parent = run.state.parentOf(scope);
    // What a boundary event brings is not its activity's, what an event sub-process begins with is for all around it.
    const around = parent?.elementId === node.scopeId ? parent : scope;
    if ('associations' in node) takeEvent(run, node, around, variables);
    else run.writeResult(scope, variables);
  }
  run.behavior(node).resume?.(run, node, run.state.scope(job.scopeId), job, { type: 'fired' });
}
