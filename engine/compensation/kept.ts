import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Compensation, Scope } from '../state/instance-state.js';

/** Everything that can be undone of a scope and of what runs inside of it; what is being undone is not undone yet. */
export function keptInside(run: Run, scope: Scope): Compensation[] {
  const own = (scope.compensations ?? []).map((each) => rest(run, scope, each));
  if (scope.isCompensating === true) return own;
  return [...own, ...run.state.childrenOf(scope.id).flatMap((child) => keptInside(run, child))];
}

/** What is left of something that may be half undone. */
function rest(run: Run, scope: Scope, { isRunning, ...entry }: Compensation): Compensation {
  if (isRunning !== true) return entry;
  const id = elementNumbers(run.process).ids[entry.element];
  const again = run.state.childrenOf(scope.id).find(({ elementId }) => elementId === id);
  if (again === undefined) return entry;
  const { inside: _, ...whole } = entry;
  const left = keptInside(run, again);
  return { ...whole, ...(left.length > 0 && { inside: left }) };
}

/**
 * What scopes that undo something and are about to end have not undone goes back to where it was completed, so that it
 * can be undone later. `isGone`: the scope ends with them.
 */
export function putBackCompensations(run: Run, isGone: (scopeId: string) => boolean): void {
  for (const scope of run.state.current.scopes) {
    if (scope.isCompensating !== true || !isGone(scope.id)) continue;
    for (const entry of keptInside(run, scope).reverse()) {
      const place = placeFor(run, scope, entry, isGone);
      if (place === null) continue;
      const { compensations = [], ...others } = place;
      run.state.putScope({ ...others, compensations: [entry, ...compensations] });
    }
  }
}

/** Where it was completed; an event sub-process also undoes what the scope around it has completed. Null = that ends, too. */
function placeFor(run: Run, scope: Scope, entry: Compensation, isGone: (id: string) => boolean): Scope | null {
  const node = run.node(elementNumbers(run.process).ids[entry.element] ?? '');
  let nearest: Scope | null = null;
  for (let at = run.state.parentOf(scope); at !== undefined; at = run.state.parentOf(at)) {
    if (!isGone(at.id)) {
      if (at.elementId === node.scopeId || at.elementId === node.id) return at;
      nearest ??= at;
    }
    if (at.parentId === null || run.node(at.elementId).kind !== 'eventSubProcess') break;
  }
  return nearest;
}
