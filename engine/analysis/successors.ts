import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';

/** Where a token goes on from an element, by flows and boundary events. */
export function successors(process: Process, node: FlowNode | undefined): string[] {
  if (node === undefined) return [];
  const next = node.outgoing.map((flowId) => process.flows[flowId]?.targetId ?? '');
  return 'boundaryEventIds' in node ? [...next, ...node.boundaryEventIds] : next;
}
