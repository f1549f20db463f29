import { definitionsIn } from '../../event-definitions/definitions-in.js';
import { error, nodesOf, type Rule } from './rule.js';

/** An error end event says which error it throws. */
export const endError: Rule = (process) =>
  nodesOf(process)
    .filter(
      (node) =>
        node.kind === 'endEvent' &&
        definitionsIn(node.event).some((event) => event.kind === 'error' && event.code === null),
    )
    .map(({ id }) => error('error.codeMissing', id));
