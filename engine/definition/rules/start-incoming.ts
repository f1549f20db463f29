import { error, nodesOf, type Rule } from './rule.js';

/** Nothing flows into a start event. */
export const startIncoming: Rule = (process) =>
  nodesOf(process)
    .filter((node) => node.kind === 'startEvent' && node.incoming.length > 0)
    .map(({ id }) => error('start.hasIncoming', id));
