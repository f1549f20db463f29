import { definitionsIn } from '../../event-definitions/definitions-in.js';
import type { FlowNode } from '../flow-node.js';
import type { Process } from '../graph.js';
import { error, nodesOf, type Rule } from './rule.js';

/** Only a transaction is canceled, by an end event inside of it, and then goes on by a boundary event (§10.5.6). */
export const cancelEvents: Rule = (process) =>
  nodesOf(process).flatMap((node) => {
    if (!('event' in node) || !definitionsIn(node.event).some(({ kind }) => kind === 'cancel')) return [];
    if (node.kind === 'boundaryEvent') {
      const isOnOne = process.nodes[node.attachedToId]?.kind === 'transaction';
      return isOnOne ? [] : [error('cancel.outsideTransaction', node.id)];
    }
    const transaction = transactionAround(process, node);
    if (transaction === undefined) return [error('cancel.outsideTransaction', node.id)];
    const events = 'boundaryEventIds' in transaction ? transaction.boundaryEventIds : [];
    const isCaught = events.some((id) => isCancel(process.nodes[id]));
    return isCaught ? [] : [error('cancel.notCaught', transaction.id)];
  });

function isCancel(node: FlowNode | undefined): boolean {
  return node !== undefined && 'event' in node && node.event.kind === 'cancel';
}

function transactionAround(process: Process, node: FlowNode): FlowNode | undefined {
  let around = process.nodes[node.scopeId];
  while (around !== undefined && around.kind !== 'transaction') around = process.nodes[around.scopeId];
  return around;
}
