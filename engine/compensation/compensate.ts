import type { EventDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Compensation, Scope } from '../state/instance-state.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';
import { compensationStartOf } from './compensation-start.js';
import { keptInside } from './kept.js';
import { type Undoing, undoingOf } from './undoing.js';

/**
 * What an event in this scope can undo, taken out of where it is kept: of some activities, or (null) all. From an event
 * sub-process also what the scope around it has completed (§10.5.6).
 */
export function takeCompensations(run: Run, scopeId: string, activityIds: readonly string[] | null): Compensation[] {
  const { numbers } = elementNumbers(run.process);
  const meant = activityIds && activityIds.map((id) => numbers.get(id));
  const taken: Compensation[] = [];
  for (
    let scope: Scope | undefined = run.state.scope(scopeId);
    scope !== undefined;
    scope = run.state.parentOf(scope)
  ) {
    const { compensations = [], ...rest } = scope;
    const isMeant = ({ element }: Compensation): boolean => meant === null || meant.includes(element);
    const left = compensations.filter((each) => !isMeant(each));
    taken.unshift(...compensations.filter(isMeant));
    run.state.putScope({ ...rest, ...(left.length > 0 && { compensations: left }) });
    if (scope.parentId === null || run.node(scope.elementId).kind !== 'eventSubProcess') break;
  }
  return taken;
}

/** Everything that was completed in a scope and in what still runs inside of it, taken out of where it is kept. */
export function takeCompensationsInside(run: Run, scopeId: string): Compensation[] {
  const taken = keptInside(run, run.state.scope(scopeId));
  const inside = new Set([scopeId]);
  for (const { compensations, ...scope } of run.state.current.scopes) {
    if (scope.id !== scopeId && !inside.has(scope.parentId ?? '')) continue;
    inside.add(scope.id);
    if (compensations !== undefined) run.state.putScope(scope);
  }
  return taken;
}

/** Undoes one after the other, the last first, in a scope of the event that asked for it; the event is told at the end. */
export function beginCompensation(
  run: Run,
  node: FlowNode & { readonly event: EventDefinition },
  parentId: string,
  list: readonly Compensation[],
  undoing: Undoing,
): void {
  // Said only where the event leaves it open.
  const why = node.event.kind === 'multiple' && { undoing };
  undoNext(run, run.open({ elementId: node.id, parentId, isCompensating: true, compensations: list, ...why }));
}

/** One of the things that a compensating scope undoes is undone. */
export function compensated(run: Run, scopeId: string): void {
  const { compensations = [], ...rest } = run.state.scope(scopeId);
  const left = compensations.filter(({ isRunning }) => isRunning !== true);
  const scope = { ...rest, ...(left.length > 0 && { compensations: left }) };
  run.state.putScope(scope);
  undoNext(run, scope);
}

function undoNext(run: Run, scope: Scope): void {
  const { compensations = [] } = scope;
  const last = compensations.at(-1);
  if (last === undefined) return done(run, scope);
  // Kept until it is undone: what ends its undoing before does not end the need for it.
  run.state.putScope({ ...scope, compensations: [...compensations.slice(0, -1), { ...last, isRunning: true }] });
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
  const undoing = undoingOf(node, scope);
  if (undoing !== null && 'event' in node) {
    const kind = undoing === 'canceled' ? 'cancel' : 'compensation';
    const definition = definitionsIn(node.event).find((each) => each.kind === kind);
    if (definition) run.eventBehavior(definition).compensated?.(run, definition, node, scope);
    return;
  }
  run.state.removeScope(scope.id);
  run.emit({ type: 'activity.completed', elementId: node.id, activityId: scope.id });
  run.consume(scope.parentId ?? '');
}
