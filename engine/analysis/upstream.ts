import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';

/** What lies before an incoming flow of a gateway, without passing the gateway. */
interface Upstream {
  /** Also what may leave an activity by a boundary event. */
  readonly any: ReadonlySet<string>;
  readonly bySequenceFlow: ReadonlySet<string>;
}

const cache = new WeakMap<Process, Map<string, Upstream>>();

/** Can a token at an element come to this incoming flow of the gateway without passing the gateway? */
export function mayStillReach(process: Process, elementId: string, gateway: FlowNode, flowId: string): boolean {
  return upstreamOf(process, gateway, flowId).any.has(elementId);
}

/** The same by sequence flows alone: what waits at an activity may never leave it by a boundary event. */
export function reachesByFlows(process: Process, elementId: string, gateway: FlowNode, flowId: string): boolean {
  return upstreamOf(process, gateway, flowId).bySequenceFlow.has(elementId);
}

function upstreamOf(process: Process, gateway: FlowNode, flowId: string): Upstream {
  let known = cache.get(process);
  if (known === undefined) cache.set(process, (known = new Map<string, Upstream>()));
  let upstream = known.get(flowId);
  if (upstream === undefined) {
    upstream = {
      any: elementsBefore(process, gateway.id, flowId, true),
      bySequenceFlow: elementsBefore(process, gateway.id, flowId, false),
    };
    known.set(flowId, upstream);
  }
  return upstream;
}

function elementsBefore(
  process: Process,
  gatewayId: string,
  flowId: string,
  withBoundaryEvents: boolean,
): ReadonlySet<string> {
  const before = new Set<string>();
  const open = [process.flows[flowId]?.sourceId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (node === undefined || id === gatewayId || before.has(id)) continue;
    before.add(id);
    for (const incoming of node.incoming) open.push(process.flows[incoming]?.sourceId);
    if (withBoundaryEvents && 'attachedToId' in node) open.push(node.attachedToId);
  }
  return before;
}
