import { mayStillReach, reachesByFlows } from '../analysis/upstream.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import { positionsIn } from '../state/positions.js';

/**
 * Is a token still to come to a join by one of the flows that have given none? A token that can also come to a flow that
 * has given one does not count (§13.4.3). No way may lead through the join itself. A boundary event may bring a token
 * that is waited for; it is no sequence flow, so that it excuses nobody from coming.
 */
export function isStillToCome(run: Run, join: FlowNode, scopeId: string, served: ReadonlySet<string>): boolean {
  const open = join.incoming.filter((flowId) => !served.has(flowId));
  if (open.length === 0) return false;
  const positions = new Set(positionsIn(run.process, run.state.current, scopeId).map(({ elementId }) => elementId));
  positions.delete(join.id);
  for (const elementId of positions) {
    const comes = open.some((flowId) => mayStillReach(run.process, elementId, join, flowId));
    if (comes && ![...served].some((flowId) => reachesByFlows(run.process, elementId, join, flowId))) return true;
  }
  return false;
}
