import { nodesOf, type Rule, warning } from './rule.js';

/** Where an exclusive gateway chooses, every flow but the default one has a condition: one without is always taken. */
export const conditionMissing: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (node.kind !== 'exclusiveGateway' || node.outgoing.length < 2) return [];
    return node.outgoing
      .filter((flowId) => flowId !== node.defaultFlowId && !process.flows[flowId]?.condition)
      .map((flowId) => warning('flow.conditionMissing', flowId));
  });
