import { error, nodesOf, type Rule } from './rule.js';

/** An error always interrupts the activity it is caught at (§10.5.4). */
export const boundaryError: Rule = (process) =>
  nodesOf(process)
    .filter((node) => node.kind === 'boundaryEvent' && node.event.kind === 'error' && !node.isInterrupting)
    .map(({ id }) => error('boundary.errorNotInterrupting', id));
