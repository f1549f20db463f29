import { error, nodesOf, type Rule } from './rule.js';

/** A link has one end in its scope, and nothing flows beside it (§10.5.5). */
export const linkEvents: Rule = (process) => {
  const seen = new Set<string>();
  return nodesOf(process).flatMap((node) => {
    if (!('event' in node) || node.event.kind !== 'link') return [];
    if (node.kind === 'intermediateThrowEvent') return node.outgoing.length > 1 ? [error('link.hasFlow', node.id)] : [];
    const key = `${node.scopeId} ${node.event.name}`;
    const isRepeated = seen.has(key);
    seen.add(key);
    // A link is called as the event that throws it.
    const hasFlow = node.incoming.some((flowId) => process.nodes[flowId] === undefined);
    return [
      ...(isRepeated ? [error('link.repeated', node.id, { name: node.event.name })] : []),
      ...(hasFlow ? [error('link.hasFlow', node.id)] : []),
    ];
  });
};
