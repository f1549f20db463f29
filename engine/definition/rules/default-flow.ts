import { defaultFlowOf, error, nodesOf, type Rule } from './rule.js';

/** A default flow leaves its own node and has no condition. */
export const defaultFlow: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    const flowId = defaultFlowOf(node);
    if (flowId === null) return [];
    if (!node.outgoing.includes(flowId)) return [error('default.notOutgoing', node.id, { flow: flowId })];
    return process.flows[flowId]?.condition ? [error('default.hasCondition', flowId)] : [];
  });
