import type { FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { nodesIn } from '../definition/rules/rule.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { InstanceState, Passed, Scope } from '../state/instance-state.js';

/** A user task the instance has passed, and who did it. */
export interface PassedStep {
  readonly elementId: string;
  readonly people: readonly string[];
  /** The scope that remembers it. */
  readonly scopeId: string;
}

/** What a place in the scope tree has behind it: its own scope's steps and those of the scopes around, oldest first. */
export function passedSteps(process: Process, state: InstanceState, scopeId: string): PassedStep[] {
  const { ids } = elementNumbers(process);
  const steps: PassedStep[] = [];
  const scopes = new Map(state.scopes.map((scope) => [scope.id, scope]));
  for (let scope = scopes.get(scopeId); scope !== undefined; scope = parentIn(scopes, scope)) {
    const at = scope.id;
    steps.unshift(...(scope.passed ?? []).map((passed) => stepOf(ids, state, passed, at)));
  }
  return steps;
}

/**
 * The passed user tasks just before an element: backwards along the flows, no further than the first passed one on
 * each way; the one passed last comes first.
 */
export function previousSteps(
  process: Process,
  state: InstanceState,
  elementId: string,
  scopeId: string,
): PassedStep[] {
  const passed = passedSteps(process, state, scopeId);
  const order = new Map(passed.map((step, index) => [step.elementId, index]));
  const seen = new Set<string>();
  const found: number[] = [];
  const open = before(process, process.nodes[elementId]);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    const index = order.get(node.id);
    if (index === undefined) open.push(...before(process, node), ...endsInside(process, node));
    else if (node.id !== elementId) found.push(index);
  }
  return found.sort((a, b) => b - a).flatMap((index) => passed[index] ?? []);
}

function before(process: Process, node: FlowNode | undefined): FlowNode[] {
  if (node === undefined) return [];
  const ids = node.incoming.map((flowId) => process.flows[flowId]?.sourceId ?? '');
  if ('attachedToId' in node) ids.push(node.attachedToId);
  // Before the start of a sub-process lies what is before the sub-process.
  if (ids.length === 0) return before(process, process.nodes[node.scopeId]);
  return ids.flatMap((id) => process.nodes[id] ?? []);
}

/** Where a sub-process may have ended. */
function endsInside(process: Process, node: FlowNode): FlowNode[] {
  if (!('startEventId' in node)) return [];
  return nodesIn(process, node.id).filter(({ outgoing }) => outgoing.length === 0);
}

function stepOf(
  ids: readonly string[],
  state: InstanceState,
  [element, ...people]: Passed,
  scopeId: string,
): PassedStep {
  return { elementId: ids[element] ?? '', people: people.flatMap((index) => state.people[index] ?? []), scopeId };
}

function parentIn(scopes: ReadonlyMap<string, Scope>, scope: Scope): Scope | undefined {
  return scope.parentId === null ? undefined : scopes.get(scope.parentId);
}
