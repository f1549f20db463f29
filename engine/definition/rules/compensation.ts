import { definitionsIn } from '../../event-definitions/definitions-in.js';
import type { FlowNode } from '../flow-node.js';
import type { Process } from '../graph.js';
import type { Problem } from '../problem.js';
import { error, nodesOf, type Rule, warning } from './rule.js';

/** An association leads from a compensation event to an activity that only undoes and that no flow leads to (§10.7). */
export const compensation: Rule = (process) => {
  const used = new Set(
    nodesOf(process).flatMap((node) => ('compensationHandlerId' in node ? [node.compensationHandlerId] : [])),
  );
  return nodesOf(process).flatMap((node) => [
    ...boundary(process, node),
    ...handler(node, used),
    ...thrown(process, node),
  ]);
};

function boundary(process: Process, node: FlowNode): Problem[] {
  if (node.kind !== 'boundaryEvent' || !catches(node)) return [];
  const host = process.nodes[node.attachedToId];
  const handlerId = host && 'compensationHandlerId' in host ? host.compensationHandlerId : null;
  const undoing = handlerId === null ? undefined : process.nodes[handlerId];
  const isHandler = undoing && 'isForCompensation' in undoing && undoing.isForCompensation;
  return [
    ...(node.outgoing.length > 0 ? [error('compensation.hasFlow', node.id)] : []),
    ...(isHandler === true && undoing?.scopeId === node.scopeId ? [] : [error('compensation.handlerMissing', node.id)]),
  ];
}

function handler(node: FlowNode, used: ReadonlySet<string | null>): Problem[] {
  if (!('isForCompensation' in node) || !node.isForCompensation) return [];
  const hasFlow = node.incoming.length + node.outgoing.length > 0;
  return [
    ...(hasFlow ? [error('compensation.hasFlow', node.id)] : []),
    ...(used.has(node.id) ? [] : [warning('compensation.handlerUnused', node.id)]),
  ];
}

/** What is undone stands beside the event, or around the event sub-process of it. */
function thrown(process: Process, node: FlowNode): Problem[] {
  if (node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') return [];
  return definitionsIn(node.event).flatMap((event) => {
    if (event.kind !== 'compensation' || event.activityId === null) return [];
    const activity = process.nodes[event.activityId];
    for (let levelId: string | undefined = node.scopeId; levelId !== undefined;) {
      if (activity?.scopeId === levelId) return [];
      const level: FlowNode | undefined = process.nodes[levelId];
      levelId = level?.kind === 'eventSubProcess' ? level.scopeId : undefined;
    }
    return [error('compensation.notVisible', node.id, { activity: event.activityId })];
  });
}

function catches(node: FlowNode): boolean {
  return 'event' in node && definitionsIn(node.event).some(({ kind }) => kind === 'compensation');
}
