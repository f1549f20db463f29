import { reachableNodes } from './reachable.js';
import { nodesOf, type Rule, warning } from './rule.js';

/** Some way leads from the start to every node. */
export const nodeReachable: Rule = (process) => {
  const reachable = reachableNodes(process);
  return nodesOf(process)
    .filter(({ id }) => !reachable.has(id))
    .map(({ id }) => warning('node.unreachable', id));
};
