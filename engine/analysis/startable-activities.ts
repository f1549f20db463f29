import type { AdHocSubProcess, FlowNode, Process } from '../definition/graph.js';
import { enoughTokens } from '../elements/start-quantity.js';
import type { InstanceState } from '../state/instance-state.js';

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
    return Object.values(process.nodes)
      .filter((inner) => inner.scopeId === node.id && isEnabled(state, inner, id))
      .map((inner) => ({ activityId: id, elementId: inner.id, name: inner.name }));
  });
}

function isBusy({ nodes }: Process, { scopes, incidents }: InstanceState, node: AdHocSubProcess, id: string): boolean {
  if (node.ordering === 'parallel') return false;
  const isActivity = (elementId: string): boolean => 'boundaryEventIds' in (nodes[elementId] ?? {});
  return (
    scopes.some(({ parentId, elementId }) => parentId === id && isActivity(elementId)) ||
    incidents.some(({ scopeId }) => scopeId === id)
  );
}

function isEnabled(state: InstanceState, node: FlowNode, scopeId: string): boolean {
  if (!('boundaryEventIds' in node)) return false;
  return node.incoming.length === 0 || enoughTokens(state, node, scopeId) !== null;
}
