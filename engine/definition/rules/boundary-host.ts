import { error, nodesOf, type Rule } from './rule.js';

/** A boundary event sits on an activity beside it. What sits on an element that is refused is not looked at. */
export const boundaryHost: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'boundaryEvent') return [];
    if (node.attachedToId === '') return [error('boundary.notAttached', node.id)];
    const host = process.nodes[node.attachedToId];
    if (!host) return [];
    const isBeside = 'boundaryEventIds' in host && host.kind !== 'eventSubProcess' && host.scopeId === node.scopeId;
    return isBeside ? [] : [error('boundary.notAttached', node.id, { attachedTo: host.id })];
  });
