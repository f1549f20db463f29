import { error, nodesOf, type Rule } from './rule.js';

/** Nothing flows out of an end event. */
export const endOutgoing: Rule = (process) =>
  nodesOf(process)
    .filter((node) => node.kind === 'endEvent' && node.outgoing.length > 0)
    .map(({ id }) => error('end.hasOutgoing', id));
