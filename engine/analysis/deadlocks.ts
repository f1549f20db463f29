import type { FlowNode, Problem, Process } from '../definition/graph.js';
import { nodesOf, warning } from '../definition/rules/rule.js';

/**
 * Parallel joins that can never fire: two of their incoming flows come straight from one exclusive gateway, which only
 * one token ever reaches. Says nothing where more than one token could come; the full answer takes exploring the states.
 */
export function deadlocks(process: Process): Problem[] {
  return nodesOf(process).flatMap((node) => {
    if (node.kind !== 'parallelGateway' || node.incoming.length < 2) return [];
    const seen = new Set<string>();
    for (const flowId of node.incoming) {
      const split = originOf(process, flowId);
      if (split === null) continue;
      if (seen.has(split.id) && comesOnce(process, split))
        return [warning('join.deadlock', node.id, { split: split.id })];
      seen.add(split.id);
    }
    return [];
  });
}

/** The exclusive split that a flow comes from by a way without other gateways or side entrances. */
function originOf(process: Process, flowId: string): FlowNode | null {
  const passed = new Set<string>();
  for (let flow = process.flows[flowId]; flow !== undefined && !passed.has(flow.id);) {
    passed.add(flow.id);
    const node = process.nodes[flow.sourceId];
    if (!node) return null;
    if (node.kind === 'exclusiveGateway' && node.outgoing.length > 1) return node;
    if (node.incoming.length !== 1 || node.outgoing.length !== 1) return null;
    flow = process.flows[node.incoming[0] ?? ''];
  }
  return null;
}

/** At most one token ever comes to the node: nothing before it forks, and it is in no circle. */
function comesOnce(process: Process, node: FlowNode): boolean {
  const seen = new Set<string>();
  const open = sourcesOf(process, node);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === node.id) return false;
    if (seen.has(id)) continue;
    seen.add(id);
    const before = process.nodes[id];
    if (!before || mayFork(process, before)) return false;
    open.push(...sourcesOf(process, before));
  }
  return true;
}

function sourcesOf(process: Process, node: FlowNode): string[] {
  const sources = node.incoming.map((flowId) => process.flows[flowId]?.sourceId ?? '');
  return node.kind === 'boundaryEvent' ? [...sources, node.attachedToId] : sources;
}

function mayFork(process: Process, node: FlowNode): boolean {
  if (node.kind === 'boundaryEvent') return !node.isInterrupting;
  if ('boundaryEventIds' in node && node.boundaryEventIds.some((id) => isNonInterrupting(process.nodes[id])))
    return true;
  return node.kind !== 'exclusiveGateway' && node.outgoing.length > 1;
}

function isNonInterrupting(node: FlowNode | undefined): boolean {
  return node?.kind === 'boundaryEvent' && !node.isInterrupting;
}
