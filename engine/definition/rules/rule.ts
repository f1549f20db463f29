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

/** The default flow of a node that can have one. */
export function defaultFlowOf(node: FlowNode): string | null {
  return 'defaultFlowId' in node ? node.defaultFlowId : null;
}
