import { error, nodesOf, type Rule } from './rule.js';

/** Flows leave a boundary event and never enter it. */
export const boundaryFlows: Rule = (process) =>
  nodesOf(process)
    .filter(({ kind }) => kind === 'boundaryEvent')
    .flatMap(({ id, incoming, outgoing }) => [
      ...(incoming.length > 0 ? [error('boundary.hasIncoming', id)] : []),
      ...(outgoing.length === 0 ? [error('boundary.noOutgoing', id)] : []),
    ]);
