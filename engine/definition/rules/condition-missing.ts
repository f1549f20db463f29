import { nodesOf, type Rule, warning } from './rule.js';

/**
 * Where an exclusive gateway chooses, every flow but the default one has a condition: one without is always taken. At an
 * inclusive gateway that may be meant, but not beside a default: that is never taken then.
 */
export const conditionMissing: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.outgoing.length < 2 || !('defaultFlowId' in node)) return [];
    const isChoice =
      node.kind === 'exclusiveGateway' || (node.kind === 'inclusiveGateway' && node.defaultFlowId !== null);
    if (!isChoice) return [];
    return node.outgoing
      .filter((flowId) => flowId !== node.defaultFlowId && !process.flows[flowId]?.condition)
      .map((flowId) => warning('flow.conditionMissing', flowId));
  });
