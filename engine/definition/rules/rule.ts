import type { FlowNode } from '../flow-node.js';
import type { Process } from '../graph.js';
import type { Problem } from '../problem.js';
import type { ProblemCode } from '../problem-code.js';

/** Finds one kind of mistake in a graph. A missing id in the graph is ''. */
export type Rule = (process: Process) => readonly Problem[];

/** It cannot be executed so. */
export function error(code: ProblemCode, elementId: string, data: Problem['data'] = {}): Problem {
  return { severity: 'error', code, elementId, data };
}

/** It can be executed, but is hardly meant so. */
export function warning(code: ProblemCode, elementId: string, data: Problem['data'] = {}): Problem {
  return { severity: 'warning', code, elementId, data };
}

const listed = new WeakMap<Process['nodes'], readonly FlowNode[]>();

/** The nodes of a process in the order of the file. */
export function nodesOf({ nodes }: Process): readonly FlowNode[] {
  let list = listed.get(nodes);
  if (!list) listed.set(nodes, (list = Object.values(nodes)));
  return list;
}

const levels = new WeakMap<Process['nodes'], ReadonlyMap<string, FlowNode[]>>();

/** The nodes directly in a process or sub-process, in the order of the file. */
export function nodesIn(process: Process, scopeId: string): readonly FlowNode[] {
  let level = levels.get(process.nodes);
  if (!level) levels.set(process.nodes, (level = byLevel(nodesOf(process))));
  return level.get(scopeId) ?? [];
}

function byLevel(nodes: readonly FlowNode[]): ReadonlyMap<string, FlowNode[]> {
  const found = new Map<string, FlowNode[]>();
  for (const node of nodes) {
    const level = found.get(node.scopeId);
    if (level) level.push(node);
    else found.set(node.scopeId, [node]);
  }
  return found;
}

/** The default flow of a node that can have one. */
export function defaultFlowOf(node: FlowNode): string | null {
  return 'defaultFlowId' in node ? node.defaultFlowId : null;
}
