import { dominators, reachable } from '../analysis/region.js';
import type { Run } from '../run.js';
import { positionsIn } from '../state/positions.js';

/**
 * An element is done again inside one branch although the join behind it has fired: the tokens it took from the
 * branches that are not done again are put back, so that it fires once more. A branch that still runs, or whose token
 * is parked, is left alone.
 */
export function restoreJoins(run: Run, scopeId: string, elementId: string): void {
  const { process } = run;
  const before = dominators(process, elementId);
  const redone = reachable(process, elementId, before);
  restoreComplex(run, scopeId, redone);
  for (const id of redone) {
    const join = run.node(id);
    if (run.behavior(join).needsEveryFlow !== true || join.incoming.length < 2 || id === elementId) continue;
    const stops = new Set([...before, id]);
    for (const flowId of join.incoming) {
      const { sourceId } = run.flow(flowId);
      if (redone.has(sourceId)) continue;
      const isComing = positionsIn(process, run.state.current, scopeId).some((position) =>
        position.elementId === id
          ? position.flowId === flowId
          : reachable(process, position.elementId, stops).has(sourceId),
      );
      if (!isComing) run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: id, flowId });
    }
  }
}

/** A complex gateway that has fired and is done again: what it took from branches that are not done again comes back. */
function restoreComplex(run: Run, scopeId: string, redone: ReadonlySet<string>): void {
  const { resetting = [], ...scope } = run.state.scope(scopeId);
  const again = resetting.filter(({ elementId }) => redone.has(elementId));
  if (again.length === 0) return;
  const others = resetting.filter((each) => !again.includes(each));
  run.state.putScope({ ...scope, ...(others.length > 0 && { resetting: others }) });
  for (const { elementId, flowIds } of again) {
    for (const flowId of flowIds) {
      if (!redone.has(run.flow(flowId).sourceId)) {
        run.state.addToken({ id: run.state.newId('k'), scopeId, elementId, flowId });
      }
    }
  }
}
