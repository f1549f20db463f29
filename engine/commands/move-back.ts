import type { Place } from '../analysis/passings.js';
import type { PassedStep } from '../analysis/previous-steps.js';
import { dominators } from '../analysis/dominators.js';
import { elementAtLevel, pathFromLevel, reachable } from '../analysis/region.js';
import { isWithdrawn } from '../analysis/return-targets.js';
import type { WayBack } from '../analysis/way-back.js';
import { cancel } from '../cancel.js';
import { restoreJoins } from '../elements/restore-joins.js';
import type { CancelReason } from '../event.js';
import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Ballot, Passed, Scope } from '../state/instance-state.js';
import { forgetStandIns } from '../state/stood-in.js';

/**
 * A token goes back to a passed step: what is downstream of it in its scope is withdrawn with everything that hangs on
 * it, what is elsewhere stays, and joins count what does not come again (decisions/return.md).
 */
export function moveBack(
  run: Run,
  {
    step,
    way,
    from,
    reason,
    doneBy = [],
    ballot,
  }: {
    step: PassedStep;
    way: WayBack;
    from: Scope | null;
    reason: CancelReason;
    /** Others who have done the step and need not again. */
    doneBy?: readonly number[];
    /** How the step stood, where it was a 票签. */
    ballot?: Ballot | undefined;
  },
): void {
  const owner = run.state.scope(step.scopeId);
  const path = pathFromLevel(run.process, step.elementId, owner.elementId);
  const [first, ...inside] = path;
  if (first === undefined) throw new Error(`Expected ${step.elementId} below ${owner.elementId}, but it is not.`);
  const fromId = from === null ? null : childContaining(run, owner.id, from).id;
  for (const child of run.state.childrenOf(owner.id)) {
    if (isWithdrawn(way, child) || child.id === fromId) cancel(run, child.id, reason);
  }
  if (way.only === null) withdrawTokens(run, owner.id, way.region);
  else withdrawToken(run, way.only);
  forgetPassed(run, owner, way, path, doneBy);
  restoreJoins(run, owner.id, first, { way });
  for (const people of way.again) {
    run.push({
      type: 'enter',
      elementId: first,
      scopeId: owner.id,
      ...(inside.length > 0 && { path: inside }),
      ...(people.length > 0 && { rework: people }),
      ...(doneBy.length > 0 && { doneBy }),
      ...(ballot !== undefined && { ballot }),
    });
  }
  for (let i = 0; i < way.standing; i += 1) run.push({ type: 'leave', elementId: first, scopeId: owner.id });
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

function withdrawToken(run: Run, { id }: Place): void {
  const { tokens, incidents } = run.state.current;
  run.state.removeTokens(new Set(tokens.filter((token) => token.id === id)));
  for (const incident of incidents) if (incident.id === id) run.resolve(incident);
}

/** Steps that are done again are not passed any more; inside a sub-process that is entered again only the later ones. */
function forgetPassed(run: Run, owner: Scope, way: WayBack, path: readonly string[], doneBy: readonly number[]): void {
  const isRedone = (elementId: string): boolean => {
    let [levelId, redone] = [owner.elementId, way.region];
    for (const [index, on] of path.entries()) {
      const at = elementAtLevel(run.process, elementId, levelId);
      if (at !== on || index === path.length - 1) return at !== null && redone.has(at);
      const next = path[index + 1] ?? '';
      [levelId, redone] = [on, reachable(run.process, next, dominators(run.process, next))];
    }
    return false;
  };
  const { ids } = elementNumbers(run.process);
  const { passed = [], ballots = [], passedInside = [], ...scope } = run.state.scope(owner.id);
  const forgotten = new Set<Passed>();
  for (const element of new Set(passed.map(([number]) => number))) {
    const elementId = ids[element] ?? '';
    const passings = passed.filter(([number]) => number === element);
    const [start, end] = way.share(elementAtLevel(run.process, elementId, owner.elementId) ?? '', passings.length);
    if (isRedone(elementId)) for (const each of passings.slice(start, end)) forgotten.add(each);
  }
  const kept = passed.filter((each) => !forgotten.has(each));
  const stillPassed = ballots.filter(({ element }) => kept.some(([number]) => number === element));
  const stillInside = passedInside.filter(([element]) => !isRedone(ids[element] ?? ''));
  run.state.putScope({
    ...scope,
    passed: kept,
    ...(stillPassed.length > 0 && { ballots: stillPassed }),
    ...(stillInside.length > 0 && { passedInside: stillInside }),
  });
  const stands = new Set([...kept, ...stillInside].map(([element]) => element));
  const target = path.at(-1);
  forgetStandIns(run.state, ([element, person]) => {
    const isBeside = ids[element] === target && doneBy.includes(person);
    return isRedone(ids[element] ?? '') && !stands.has(element) && !isBeside;
  });
}
