import type { FlowNode, StartEvent } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { isBeingCanceled } from './cancel.js';
import { definitionsIn } from './definitions-in.js';

type Kind = 'error' | 'escalation';

/** What catches something thrown, and the scope it does it in: around an event sub-process, under a boundary event. */
export interface Catcher {
  readonly node: FlowNode;
  readonly scope: Scope;
}

/**
 * Looks outwards from where an error or escalation was thrown: in each scope an event sub-process with the code, one for
 * any, then on its activity a boundary event with the code, one for any (§13.5). Null = nobody catches it.
 */
export function catcherOf(run: Run, kind: Kind, code: string | null, thrower: Scope): Catcher | null {
  let from: Scope | null = null;
  for (let scope: Scope | undefined = thrower; scope !== undefined; scope = run.state.parentOf(scope)) {
    // Of what an undoing throws only an error ends it: that is the hazard of the transaction (§10.3.5).
    const isDeaf = kind === 'escalation' && isBeingCanceled(run, scope);
    const node = isDeaf
      ? undefined
      : (bestOf(eventSubProcessStarts(run, scope, from), kind, code) ??
        bestOf(boundaryEventsOn(run, scope), kind, code));
    if (node !== undefined) return { node, scope };
    from = scope;
  }
  return null;
}

/** The start events of the event sub-processes that can begin in a scope; of none while one runs in its place. */
export function eventSubProcessStarts(run: Run, scope: Scope, from: Scope | null = null): StartEvent[] {
  if (scope.loop !== undefined || scope.rounds !== undefined || scope.isCompensating === true) return [];
  if (isBeingCanceled(run, scope)) return [];
  const around = scope.parentId === null ? run.process : run.node(scope.elementId);
  if (!('eventSubProcessIds' in around) || around.eventSubProcessIds.length === 0) return [];
  const starts = around.eventSubProcessIds.flatMap((id) => startOf(run, id) ?? []);
  const running = new Set(run.state.childrenOf(scope.id).map(({ elementId }) => elementId));
  if (starts.some((start) => start.isInterrupting && running.has(start.scopeId))) return [];
  return starts.filter((start) => start.scopeId !== from?.elementId);
}

function startOf(run: Run, eventSubProcessId: string): StartEvent | null {
  const node = run.node(eventSubProcessId);
  const start = 'startEventId' in node ? run.node(node.startEventId) : null;
  return start?.kind === 'startEvent' ? start : null;
}

/** Boundary events belong to the body of several instances, not to one of them, and not to what runs beside the drawing. */
function boundaryEventsOn(run: Run, scope: Scope): FlowNode[] {
  const parent = run.state.parentOf(scope);
  if (parent === undefined) return [];
  const host = run.node(scope.elementId);
  if (host.scopeId !== parent.elementId || !('boundaryEventIds' in host)) return [];
  return host.boundaryEventIds.map((id) => run.node(id));
}

function bestOf(nodes: readonly FlowNode[], kind: Kind, code: string | null): FlowNode | undefined {
  const catches = (node: FlowNode, wanted: string | null): boolean =>
    'event' in node &&
    definitionsIn(node.event).some((definition) => definition.kind === kind && definition.code === wanted);
  const exact = code === null ? undefined : nodes.find((node) => catches(node, code));
  return exact ?? nodes.find((node) => catches(node, null));
}
