import { nodesOf, type Rule, warning } from './rule.js';

/** A gateway joins or splits. */
export const gatewayFlows: Rule = (process) =>
  nodesOf(process)
    .filter((node) => node.kind.endsWith('Gateway') && node.incoming.length < 2 && node.outgoing.length < 2)
    .map(({ id }) => warning('gateway.pointless', id));
