import type { EventDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import { isTakenWhole, takeEvent, writeResult } from '../elements/activity-data.js';
import type { Answer } from '../elements/behavior.js';
import type { Run } from '../run.js';
import type { OpenJob, Scope, Variables } from '../state/instance-state.js';
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
    run.endJob(job);
    if (run.state.current.jobs.some((other) => other.elementId === node.id && other.scopeId === scope.id)) return false;
    if (isAgain) arm(run, event, node, scope);
    return true;
  }
  const definition = definitionOf(node, job);
  const isKept =
    isAgain && definition && run.eventBehavior(definition).rearm?.(run, definition, node, scope, job) === true;
  if (isKept !== true) run.endJob(job);
  return true;
}

/** An event that a job waits for has happened, and brings variables. */
export function deliver(run: Run, job: OpenJob, variables: Scope['variables']): void {
  const node = run.node(job.elementId);
  const isTaken = variables !== undefined || ('takes' in node && node.takes.length > 0);
  const brought = { ...job.brought, ...(isTaken && takeIn(run, node, run.state.scope(job.scopeId), variables ?? {})) };
  const hasBrought = Object.keys(brought).length > 0;
  if (hasBrought) handOn(run, job, brought);
  const answer: Answer = { type: 'fired', ...(hasBrought && { brought }) };
  run.behavior(node).resume?.(run, node, run.state.scope(job.scopeId), job, answer);
}

/** The same for what is caught without having been waited for: of its code nothing is written where nobody asks for it. */
export function takeThrown(run: Run, node: FlowNode, scope: Scope, payload: Variables): Variables | undefined {
  return 'associations' in node && !isTakenWhole(node) ? takeIn(run, node, scope, payload) : undefined;
}

/** Writes what an event brings where it belongs; gives what is for the event sub-process that it begins. */
function takeIn(run: Run, node: FlowNode, scope: Scope, variables: Variables): Variables {
  const parent = run.state.parentOf(scope);
  // What a boundary event brings is not its activity's, what an event sub-process begins with is for all around it.
  const around = parent?.elementId === node.scopeId ? parent : scope;
  if ('associations' in node) {
    const begun = node.kind === 'startEvent' ? run.process.nodes[node.scopeId] : undefined;
    return takeEvent(run, node, around, variables, begun !== undefined && 'locals' in begun ? begun.locals : []);
  }
  writeResult(run, scope, variables);
  return {};
}

/** Of a parallel multiple event what one has brought is kept with another that is still waited for. */
function handOn(run: Run, { id, elementId, scopeId }: OpenJob, brought: Variables): void {
  const other = run.state.current.jobs.find(
    (each) => each.id !== id && each.elementId === elementId && each.scopeId === scopeId,
  );
  const event = awaitedBy(run.node(elementId));
  if (other === undefined || event?.kind !== 'multiple' || !event.isParallel) return;
  run.state.putJob({ ...other, brought: { ...other.brought, ...brought } });
}
