import type { BoundaryEvent } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import type { InstanceState } from '../state/instance-state.js';

/** A non-interrupting timer whose time could not be told when its activity was to begin. */
export function unarmable(
  { nodes }: Process,
  { incidents }: InstanceState,
): { readonly incidentId: string; readonly event: BoundaryEvent } | null {
  for (const { id, elementId } of incidents) {
    const event = nodes[elementId];
    if (event?.kind !== 'boundaryEvent' || event.isInterrupting || event.event.kind !== 'timer') continue;
    const host = nodes[event.attachedToId];
    const isArmed = host !== undefined && 'boundaryEventIds' in host && host.boundaryEventIds.includes(elementId);
    if (isArmed) return { incidentId: id, event };
  }
  return null;
}

/** The process with the event no longer armed by its activity. */
export function withoutEvent(process: Process, { id, attachedToId }: BoundaryEvent): Process {
  const host = process.nodes[attachedToId];
  if (host === undefined || !('boundaryEventIds' in host)) return process;
  const boundaryEventIds = host.boundaryEventIds.filter((each) => each !== id);
  return { ...process, nodes: { ...process.nodes, [attachedToId]: { ...host, boundaryEventIds } } };
}

/** A message is waited for by a key that a message before it brings: where, and how the run goes on behind it. */
export function withoutKey(
  { nodes }: Process,
  { incidents }: InstanceState,
): {
  readonly incidentId: string;
  readonly elementId: string;
  readonly scopeId: string;
  readonly flowId: string;
} | null {
  for (const { id: incidentId, elementId, scopeId, code } of incidents) {
    const node = nodes[elementId];
    const [flowId] = node?.outgoing ?? [];
    if (code !== 'message.correlationKey' || flowId === undefined || node?.kind === 'boundaryEvent') continue;
    return { incidentId, elementId, scopeId, flowId };
  }
  return null;
}
