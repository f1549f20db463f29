import { error, nodesOf, type Rule } from './rule.js';

/** Flows leave a boundary event and never enter it; from compensation an association leads to what undoes. */
export const boundaryFlows: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'boundaryEvent') return [];
    const { id, incoming, outgoing, event } = node;
    return [
      ...(incoming.length > 0 ? [error('boundary.hasIncoming', id)] : []),
      ...(outgoing.length === 0 && event.kind !== 'compensation' ? [error('boundary.noOutgoing', id)] : []),
    ];
  });
