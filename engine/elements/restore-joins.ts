import { dominators } from '../analysis/dominators.js';
import { reachable } from '../analysis/region.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Resetting } from '../state/instance-state.js';
import { positionsIn } from '../state/positions.js';

/**
 * An element is done again inside one branch although the join behind it has fired: the tokens it took from the
 * branches that are not done again are put back, so that it fires once more. A branch that still runs, or whose token
 * is parked, is left alone. A scope that is opened again has forgotten which tokens a complex gateway took: all.
 */
export function restoreJoins(run: Run, scopeId: string, elementId: string, isReopened = false): void {
  const { process } = run;
  const before = dominators(process, elementId);
  const redone = reachable(process, elementId, before);
  restoreComplex(run, scopeId, { redone, before });
  for (const id of redone) {
    const join = run.node(id);
    const isJoin = run.behavior(join).needsEveryFlow === true || (isReopened && join.kind === 'complexGateway');
    if (!isJoin || join.incoming.length < 2 || id === elementId) continue;
    for (const flowId of join.incoming) putBack(run, scopeId, join, flowId, { redone, before });
  }
}

interface Region {
  readonly redone: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

/** Puts back the token of a branch that is not done again, unless it still runs or its token is parked. */
function putBack(run: Run, scopeId: string, join: FlowNode, flowId: string, { redone, before }: Region): void {
  const { process } = run;
  const { sourceId } = run.flow(flowId);
  if (redone.has(sourceId)) return;
  const stops = new Set([...before, join.id]);
  const isComing = positionsIn(process, run.state.current, scopeId).some((position) =>
    position.elementId === join.id
      ? position.flowId === flowId
      : reachable(process, position.elementId, stops).has(sourceId),
  );
  if (!isComing) run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: join.id, flowId });
}

/** A complex gateway that has fired and is done again: what made it fire from branches that are not done again comes back. */
function restoreComplex(run: Run, scopeId: string, region: Region): void {
  const { resetting = [], served = [], ...scope } = run.state.scope(scopeId);
  const isDoneAgain = ({ elementId }: Resetting): boolean => region.redone.has(elementId);
  const again = new Map([...served, ...resetting].filter(isDoneAgain).map((each) => [each.elementId, each.flowIds]));
  if (again.size === 0) return;
  const isOther = (each: Resetting): boolean => !isDoneAgain(each);
  const [waiting, through] = [resetting.filter(isOther), served.filter(isOther)];
  run.state.putScope({
    ...scope,
    ...(waiting.length > 0 && { resetting: waiting }),
    ...(through.length > 0 && { served: through }),
  });
  for (const [elementId, flowIds] of again) {
    for (const flowId of flowIds) putBack(run, scopeId, run.node(elementId), flowId, region);
  }
}
