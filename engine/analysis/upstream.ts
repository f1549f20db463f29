import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';

const cache = new WeakMap<Process, Map<string, ReadonlySet<string>>>();

/** Can a token at an element come to this incoming flow of the gateway without passing the gateway? */
export function mayStillReach(process: Process, elementId: string, gateway: FlowNode, flowId: string): boolean {
  let sets = cache.get(process);
  if (sets === undefined) cache.set(process, (sets = new Map<string, ReadonlySet<string>>()));
  let before = sets.get(flowId);
  if (before === undefined) sets.set(flowId, (before = elementsBefore(process, gateway.id, flowId)));
  return before.has(elementId);
}

function elementsBefore(process: Process, gatewayId: string, flowId: string): ReadonlySet<string> {
  const before = new Set<string>();
  const open = [process.flows[flowId]?.sourceId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (node === undefined || id === gatewayId || before.has(id)) continue;
    before.add(id);
    for (const incoming of node.incoming) open.push(process.flows[incoming]?.sourceId);
    // What waits at an activity may leave it by a boundary event.
    if ('attachedToId' in node) open.push(node.attachedToId);
  }
  return before;
}
