import { dominators } from '../analysis/dominators.js';
import { reachable } from '../analysis/region.js';
import type { WayBack } from '../analysis/way-back.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Resetting } from '../state/instance-state.js';
import { positionsIn } from '../state/positions.js';

/**
 * An element is done again inside one branch although the join behind it has fired: the tokens it took from the
 * branches that are not done again are put back, so that it fires once more. A branch that still runs, or whose token
 * is parked, is left alone. A scope that is opened again has forgotten which tokens a complex gateway took: all.
 */
export function restoreJoins(
  run: Run,
  scopeId: string,
  elementId: string,
  { isReopened = false, way = null }: { isReopened?: boolean; way?: WayBack | null } = {},
): void {
  const { process } = run;
  const before = dominators(process, elementId);
  const redone = reachable(process, elementId, before);
  const goesBack = (id: string): boolean => redone.has(id) && (way?.only == null || way.fired.has(id));
  restoreComplex(run, scopeId, { redone, before }, goesBack);
  for (const id of redone) {
    const join = run.node(id);
    const isJoin = run.behavior(join).needsEveryFlow === true || (isReopened && join.kind === 'complexGateway');
    if (!isJoin || join.incoming.length < 2 || id === elementId) continue;
    const times = way?.fired.get(id) ?? 0;
    for (const flowId of join.incoming) {
      if (times > 0) putBackAll(run, scopeId, { join, flowId, times, redone });
      else if (way?.only == null) putBack(run, scopeId, join, flowId, { redone, before });
    }
  }
}

interface Region {
  readonly redone: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

/** A join that has fired several times has used up as many tokens of a branch that is not done again. */
function putBackAll(
  run: Run,
  scopeId: string,
  { join, flowId, times, redone }: { join: FlowNode; flowId: string; times: number; redone: ReadonlySet<string> },
): void {
  if (redone.has(run.flow(flowId).sourceId)) return;
  for (let i = 0; i < times; i += 1) {
    run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: join.id, flowId });
  }
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
function restoreComplex(run: Run, scopeId: string, region: Region, goesBack: (id: string) => boolean): void {
  const { resetting = [], served = [], ...scope } = run.state.scope(scopeId);
  const isDoneAgain = ({ elementId }: Resetting): boolean => goesBack(elementId);
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
    const before = run.state.current.tokens;
    for (const flowId of flowIds) putBack(run, scopeId, run.node(elementId), flowId, region);
    // It has not fired in this round: what it took in the one before may still be asked for.
    const former = served.find((each) => each.elementId === elementId);
    if (former !== undefined && run.state.current.tokens === before) keepServed(run, scopeId, former);
  }
}

function keepServed(run: Run, scopeId: string, former: Resetting): void {
  const scope = run.state.scope(scopeId);
  run.state.putScope({ ...scope, served: [...(scope.served ?? []), former] });
}
