import { nodesWithEnd, reachableNodes } from './reachable.js';
import { error, nodesOf, type Rule, warning } from './rule.js';

/** Some way leads from every node that is reached to an end; from the start at least, else no case ever ends. */
export const endReachable: Rule = (process) => {
  const withEnd = nodesWithEnd(process);
  const reachable = reachableNodes(process);
  return nodesOf(process).flatMap((node) => {
    if (withEnd.has(node.id) || !reachable.has(node.id)) return [];
    return node.kind === 'startEvent' ? [error('process.noEnd', node.scopeId)] : [warning('node.noEnd', node.id)];
  });
};
