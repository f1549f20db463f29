import type { FlowNode } from '../flow-node.js';
import type { Process } from '../graph.js';
import { nodesIn, nodesOf } from './rule.js';

/** Nodes a token can come to from the start, whatever the conditions say. */
export function reachableNodes(process: Process): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = nodesOf(process)
    .filter((node) => (node.scopeId === process.id && startsInstance(node)) || beginsAside(node))
    .map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = process.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    for (const flowId of node.outgoing) open.push(process.flows[flowId]?.targetId ?? '');
    if ('boundaryEventIds' in node) open.push(...node.boundaryEventIds);
    if (node.kind === 'adHocSubProcess') open.push(...chosen(process, node.id));
    if ('startEventId' in node) open.push(node.startEventId);
  }
  return seen;
}

/** Does an instance, or a sub-process, start here? */
export function startsInstance(node: FlowNode): boolean {
  if (node.kind === 'eventBasedGateway') return node.instantiates !== null;
  return node.kind === 'startEvent' || (node.kind === 'receiveTask' && node.isInstantiating);
}

/** Does it begin without a flow, by an event or to undo something? */
export function beginsAside(node: FlowNode): boolean {
  return node.kind === 'eventSubProcess' || ('isForCompensation' in node && node.isForCompensation);
}

/** Nodes from which a token can come to an end of its own scope: an end event or a node that nothing leaves. */
export function nodesWithEnd(process: Process): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = nodesOf(process)
    .filter(
      (node) => node.outgoing.length === 0 && !(node.kind === 'boundaryEvent' && node.event.kind === 'compensation'),
    )
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
  return nodesIn(process, adHocId).flatMap(({ id, incoming }) => (incoming.length === 0 ? [id] : []));
}
