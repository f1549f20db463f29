import type { PassedStep } from '../analysis/previous-steps.js';
import { dominators } from '../analysis/dominators.js';
import { elementAtLevel, pathFromLevel, reachable } from '../analysis/region.js';
import { cancel } from '../cancel.js';
import { restoreJoins } from '../elements/restore-joins.js';
import type { CancelReason } from '../event.js';
import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Scope } from '../state/instance-state.js';

/**
 * A token goes back to a passed step: what is downstream of it in its scope is withdrawn with everything that hangs on
 * it, what is elsewhere stays, and joins count what does not come again (decisions/return.md).
 */
export function moveBack(
  run: Run,
  {
    step,
    region,
    from,
    reason,
    doneBy = [],
  }: {
    step: PassedStep;
    region: ReadonlySet<string>;
    from: Scope | null;
    reason: CancelReason;
    /** Others who have done the step and need not again. */
    doneBy?: readonly number[];
  },
): void {
  const owner = run.state.scope(step.scopeId);
  const path = pathFromLevel(run.process, step.elementId, owner.elementId);
  const [first, ...inside] = path;
  if (first === undefined) throw new Error(`Expected ${step.elementId} below ${owner.elementId}, but it is not.`);
  const fromId = from === null ? null : childContaining(run, owner.id, from).id;
  for (const child of run.state.childrenOf(owner.id)) {
    if (region.has(child.elementId) || child.id === fromId) cancel(run, child.id, reason);
  }
  withdrawTokens(run, owner.id, region);
  forgetPassed(run, owner, region, path);
  restoreJoins(run, owner.id, first);
  run.push({
    type: 'enter',
    elementId: first,
    scopeId: owner.id,
    ...(inside.length > 0 && { path: inside }),
    ...(step.people.length > 0 && { rework: step.people }),
    ...(doneBy.length > 0 && { doneBy }),
  });
}

function childContaining(run: Run, ownerId: string, scope: Scope): Scope {
  let child = scope;
  while (child.parentId !== null && child.parentId !== ownerId) child = run.state.scope(child.parentId);
  return child;
}

/** A token on a flow counts where the flow begins: what arrived at a join from another branch stays. */
function withdrawTokens(run: Run, scopeId: string, region: ReadonlySet<string>): void {
  const { tokens, incidents } = run.state.current;
  const isIn = (flowId: string): boolean => region.has(run.flow(flowId).sourceId);
  run.state.removeTokens(new Set(tokens.filter((token) => token.scopeId === scopeId && isIn(token.flowId))));
  for (const incident of incidents) {
    const { move } = incident;
    if (move.scopeId !== scopeId) continue;
    if (move.type === 'arrive' ? isIn(move.flowId) : 'elementId' in move && region.has(move.elementId)) {
      run.resolve(incident);
    }
  }
}

/** Steps that are done again are not passed any more; inside a sub-process that is entered again only the later ones. */
function forgetPassed(run: Run, owner: Scope, region: ReadonlySet<string>, path: readonly string[]): void {
  const isRedone = (elementId: string): boolean => {
    let [levelId, redone] = [owner.elementId, region];
    for (const [index, on] of path.entries()) {
      const at = elementAtLevel(run.process, elementId, levelId);
      if (at !== on || index === path.length - 1) return at !== null && redone.has(at);
      const next = path[index + 1] ?? '';
      [levelId, redone] = [on, reachable(run.process, next, dominators(run.process, next))];
    }
    return false;
  };
  const { ids } = elementNumbers(run.process);
  const scope = run.state.scope(owner.id);
  const passed = (scope.passed ?? []).filter(([element]) => !isRedone(ids[element] ?? ''));
  run.state.putScope({ ...scope, passed });
}
