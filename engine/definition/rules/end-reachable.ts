import { definitionsIn } from '../../event-definitions/definitions-in.js';
import type { FlowNode } from '../flow-node.js';
import { nodesWithEnd, reachableNodes } from './reachable.js';
import { error, nodesOf, type Rule, warning } from './rule.js';

/** What only undoes leads nowhere: an association, not a flow, goes to it. */
const isForCompensation = (node: FlowNode): boolean =>
  node.kind === 'boundaryEvent' && definitionsIn(node.event).some(({ kind }) => kind === 'compensation');

/** Some way leads from every node that is reached to an end; from the start at least, else no case ever ends. */
export const endReachable: Rule = (process) => {
  const withEnd = nodesWithEnd(process);
  const reachable = reachableNodes(process);
  return nodesOf(process).flatMap((node) => {
    if (withEnd.has(node.id) || !reachable.has(node.id) || isForCompensation(node)) return [];
    return node.kind === 'startEvent' ? [error('process.noEnd', node.scopeId)] : [warning('node.noEnd', node.id)];
  });
};
