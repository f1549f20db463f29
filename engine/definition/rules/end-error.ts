import { error, nodesOf, type Rule } from './rule.js';

/** An error end event says which error it throws. */
export const endError: Rule = (process) =>
  nodesOf(process)
    .filter((node) => node.kind === 'endEvent' && node.event.kind === 'error' && node.event.code === null)
    .map(({ id }) => error('error.codeMissing', id));
