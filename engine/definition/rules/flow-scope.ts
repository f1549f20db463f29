import { error, type Rule } from './rule.js';

/** A sequence flow does not cross the border of a sub-process (§7.6.1). */
export const flowScope: Rule = ({ flows, nodes }) =>
  Object.values(flows).flatMap(({ id, sourceId, targetId }) => {
    const [source, target] = [nodes[sourceId], nodes[targetId]];
    return source && target && source.scopeId !== target.scopeId ? [error('flow.crossesScope', id)] : [];
  });
