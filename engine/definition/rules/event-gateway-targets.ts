import type { FlowNode } from '../flow-node.js';
import { error, nodesOf, type Rule } from './rule.js';

/** Behind an event-based gateway stand events or receive tasks that nothing else leads to, two at least (§10.6.6). */
export const eventGatewayTargets: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'eventBasedGateway') return [];
    const targets = node.outgoing.flatMap((flowId) => process.nodes[process.flows[flowId]?.targetId ?? ''] ?? []);
    const hasMessage = targets.some((target) => 'event' in target && target.event.kind === 'message');
    const wrong = targets.filter((target) => !canBeAwaited(target) || (hasMessage && target.kind === 'receiveTask'));
    const incoming =
      node.instantiates !== null && node.incoming.length > 0 ? [error('start.hasIncoming', node.id)] : [];
    const few = node.outgoing.length < 2 ? [error('eventGateway.tooFew', node.id)] : [];
    return [...incoming, ...few, ...wrong.map(({ id }) => error('eventGateway.target', node.id, { target: id }))];
  });

function canBeAwaited(node: FlowNode): boolean {
  if (node.incoming.length !== 1) return false;
  if (node.kind === 'intermediateCatchEvent') return node.event.kind !== 'link';
  if (node.kind !== 'receiveTask') return false;
  return node.boundaryEventIds.length === 0 && node.multiInstance === null && node.standardLoop === null;
}
