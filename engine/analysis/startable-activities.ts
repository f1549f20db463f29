import type { AdHocSubProcess, FlowNode } from '../definition/flow-node.js';
import type { Process } from '../definition/graph.js';
import { beginsAside } from '../definition/rules/reachable.js';
import { nodesIn } from '../definition/rules/rule.js';
import { enoughTokens } from '../elements/start-quantity.js';
import type { InstanceState } from '../state/instance-state.js';
import { isInterrupted } from './interrupting.js';

/** An activity of an ad-hoc sub-process that somebody can begin now with `startActivity`. */
export interface StartableActivity {
  /** The ad-hoc sub-process that runs. */
  readonly activityId: string;
  readonly elementId: string;
  readonly name: string | null;
}

/**
 * What can be chosen in the ad-hoc sub-processes that run (§13.3.5): activities that nothing has to come before and
 * those whose tokens have come; of a sequential one nothing while an activity runs.
 */
export function startableActivities(process: Process, state: InstanceState): StartableActivity[] {
  return state.scopes.flatMap(({ id, elementId, isClosing, loop, rounds }) => {
    const node = process.nodes[elementId];
    const isBody = loop !== undefined || rounds !== undefined;
    if (node?.kind !== 'adHocSubProcess' || isClosing === true || isBody || isBusy(process, state, node, id)) return [];
    return nodesIn(process, node.id)
      .filter((inner) => isEnabled(state, inner, id))
      .map((inner) => ({ activityId: id, elementId: inner.id, name: inner.name }));
  });
}

function isBusy(process: Process, state: InstanceState, node: AdHocSubProcess, id: string): boolean {
  const { scopes, incidents } = state;
  if (isInterrupted(process, state, id)) return true;
  if (node.ordering === 'parallel') return false;
  const inside = scopes.flatMap(({ parentId, elementId }) => (parentId === id ? [process.nodes[elementId]] : []));
  const isActivity = (inner: FlowNode | undefined): boolean =>
    inner !== undefined && 'boundaryEventIds' in inner && !beginsAside(inner);
  return inside.some(isActivity) || incidents.some(({ scopeId }) => scopeId === id);
}

function isEnabled(state: InstanceState, node: FlowNode, scopeId: string): boolean {
  if (!('boundaryEventIds' in node) || beginsAside(node)) return false;
  return node.incoming.length === 0 || enoughTokens(state, node, scopeId) !== null;
}
