import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import type { InstanceState } from '../state/instance-state.js';

/** Does the element take the place of everything around it? */
export function isInterrupting({ nodes }: Process, node: FlowNode | undefined): boolean {
  const start = node?.kind === 'eventSubProcess' ? nodes[node.startEventId] : undefined;
  return start?.kind === 'startEvent' && start.isInterrupting;
}

/** Has an event sub-process taken the place of what the scope did? What was passed there is over then. */
export function isInterrupted(process: Process, { scopes }: InstanceState, scopeId: string): boolean {
  return scopes.some(
    ({ parentId, elementId }) => parentId === scopeId && isInterrupting(process, process.nodes[elementId]),
  );
}
