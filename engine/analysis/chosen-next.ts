import type { FlowNode, UserTask } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';

/**
 * The steps behind a user task whose approvers whoever does it chooses (approver kind `previous`): forwards along every
 * flow, no further than the next user task on each way. Which of them is reached may depend on conditions.
 */
export function stepsToChooseFor(process: Process, elementId: string): UserTask[] {
  const seen = new Set<string>();
  const found: UserTask[] = [];
  const open = [...after(process, process.nodes[elementId])];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const node = process.nodes[id];
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    if (node.kind !== 'userTask') open.push(...('startEventId' in node ? [node.startEventId] : after(process, node)));
    else if (node.approval.approvers.some(({ kind }) => kind === 'previous')) found.push(node);
  }
  return found;
}

function after(process: Process, node: FlowNode | undefined): string[] {
  if (node === undefined) return [];
  const next = node.outgoing.map((flowId) => process.flows[flowId]?.targetId ?? '');
  // Behind the end of a sub-process lies what is behind the sub-process.
  return next.length > 0 ? next : after(process, process.nodes[node.scopeId]);
}
