import { error, type Rule } from './rule.js';

/** Conditions stand on flows out of activities and of exclusive, inclusive and complex gateways; elsewhere nobody asks them. */
export const conditionalFlow: Rule = ({ flows, nodes }) =>
  Object.values(flows).flatMap(({ id, sourceId, condition }) => {
    const source = nodes[sourceId];
    if (!condition || !source) return [];
    const isAsked =
      'boundaryEventIds' in source || (source.kind.endsWith('Gateway') && source.kind !== 'parallelGateway');
    return isAsked ? [] : [error('flow.conditionNotAllowed', id, { source: sourceId, type: source.kind })];
  });
