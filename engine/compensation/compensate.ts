import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Compensation, Scope } from '../state/instance-state.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';
import { compensationStartOf } from './compensation-start.js';

/**
 * What an event in this scope can undo, taken out of where it is kept: of one activity, or all. From an event
 * sub-process also what the scope around it has completed (§10.5.6).
 */
export function takeCompensations(run: Run, scopeId: string, activityId: string | null): Compensation[] {
  const { numbers } = elementNumbers(run.process);
  const taken: Compensation[] = [];
  for (
    let scope: Scope | undefined = run.state.scope(scopeId);
    scope !== undefined;
    scope = run.state.parentOf(scope)
  ) {
    const { compensations = [], ...rest } = scope;
    const isMeant = ({ element }: Compensation): boolean => activityId === null || element === numbers.get(activityId);
    const left = compensations.filter((each) => !isMeant(each));
    taken.unshift(...compensations.filter(isMeant));
    run.state.putScope({ ...rest, ...(left.length > 0 && { compensations: left }) });
    if (scope.parentId === null || run.node(scope.elementId).kind !== 'eventSubProcess') break;
  }
  return taken;
}

/** Everything that was completed in a scope and in what still runs inside of it, taken out of where it is kept. */
export function takeCompensationsInside(run: Run, scopeId: string): Compensation[] {
  const inside = new Set([scopeId]);
  const taken: Compensation[] = [];
  for (const { compensations = [], ...scope } of run.state.current.scopes) {
    if (scope.id !== scopeId && !inside.has(scope.parentId ?? '')) continue;
    inside.add(scope.id);
    taken.push(...compensations);
    if (compensations.length > 0) run.state.putScope(scope);
  }
  return taken;
}

/** Undoes one after the other, the last first, in a scope of the event that asked for it; the event is told at the end. */
export function beginCompensation(run: Run, elementId: string, parentId: string, list: readonly Compensation[]): void {
  undoNext(run, run.open({ elementId, parentId, isCompensating: true, compensations: list }));
}

/** One of the things that a compensating scope undoes is undone. */
export function compensated(run: Run, scopeId: string): void {
  undoNext(run, run.state.scope(scopeId));
}

function undoNext(run: Run, scope: Scope): void {
  const { compensations = [], ...rest } = scope;
  const last = compensations.at(-1);
  if (last === undefined) return done(run, scope);
  const left = compensations.slice(0, -1);
  run.state.putScope({ ...rest, ...(left.length > 0 && { compensations: left }) });
  undo(run, scope.id, last);
}

function undo(run: Run, scopeId: string, { element, variables, inside }: Compensation): void {
  const node = run.node(elementNumbers(run.process).ids[element] ?? '');
  const data = variables === undefined ? {} : { variables };
  const handlerId = 'compensationHandlerId' in node ? node.compensationHandlerId : null;
  if (handlerId !== null) return run.push({ type: 'enter', elementId: handlerId, scopeId, ...data });
  const start = compensationStartOf(run, node);
  const again = run.open({
    elementId: node.id,
    parentId: scopeId,
    // An event sub-process undoes its sub-process in its own way and as a whole.
    ...(start === null && { isCompensating: true as const }),
    ...data,
    ...(inside !== undefined && { compensations: inside }),
  });
  if (start === null) undoNext(run, again);
  else run.push({ type: 'enter', elementId: start.scopeId, scopeId: again.id });
}

function done(run: Run, scope: Scope): void {
  const node = run.node(scope.elementId);
  if ('event' in node) {
    for (const definition of definitionsIn(node.event)) {
      run.eventBehavior(definition).compensated?.(run, definition, node, scope);
    }
    return;
  }
  run.state.removeScope(scope.id);
  run.emit({ type: 'activity.completed', elementId: node.id, activityId: scope.id });
  run.consume(scope.parentId ?? '');
}
