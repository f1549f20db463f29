import { nodesOf, type Rule, warning } from './rule.js';

/** Where a gateway chooses there is a way for the case that no condition holds; without one the case would stop. */
export const gatewayDefault: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    const chooses = node.kind.endsWith('Gateway') && 'defaultFlowId' in node && node.kind !== 'parallelGateway';
    if (!chooses || node.outgoing.length < 2) return [];
    const isAlwaysTaken = node.outgoing.some((flowId) => !process.flows[flowId]?.condition);
    return node.defaultFlowId === null && !isAlwaysTaken ? [warning('gateway.noDefault', node.id)] : [];
  });
