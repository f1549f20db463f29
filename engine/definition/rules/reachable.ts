import type { Process } from '../graph.js';
import { nodesOf } from './rule.js';

/** Nodes a token can come to from the start, whatever the conditions say. */
export function reachableNodes(process: Process): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [process.startEventId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    for (const flowId of node.outgoing) open.push(process.flows[flowId]?.targetId ?? '');
    if ('boundaryEventIds' in node) open.push(...node.boundaryEventIds);
    if (node.kind === 'subProcess') open.push(node.startEventId);
    if (node.kind === 'adHocSubProcess') open.push(...chosen(process, node.id));
  }
  return seen;
}

/** Nodes from which a token can come to an end of its own scope: an end event or a node that nothing leaves. */
export function nodesWithEnd(process: Process): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = nodesOf(process)
    .filter(({ outgoing }) => outgoing.length === 0)
    .map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    for (const flowId of node.incoming) open.push(process.flows[flowId]?.sourceId ?? '');
    if (node.kind === 'boundaryEvent') open.push(node.attachedToId);
  }
  return seen;
}

/** What can begin in an ad-hoc sub-process without anything before it. */
function chosen(process: Process, adHocId: string): string[] {
  const first = nodesOf(process).filter(({ scopeId, incoming }) => scopeId === adHocId && incoming.length === 0);
  return first.map(({ id }) => id);
}
