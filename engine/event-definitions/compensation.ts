import { beginCompensation, takeCompensations } from '../compensation/compensate.js';
import { undoingOf } from '../compensation/undoing.js';
import type { CompensationDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import { definitionsIn } from './definitions-in.js';
import type { EventBehavior, ThrowEvent } from './event-behavior.js';

/** Undoes what its scope has completed; the token goes on when that is done, or at once (§13.5.5). */
export const compensation: EventBehavior<CompensationDefinition> = {
  takesToken: true,
  throw(run, definition, node, scopeId) {
    throwCompensations(run, [definition], node, scopeId);
  },
  compensated(run, _definition, node, scope) {
    const last = lastOf(node);
    const isAwaited = undoingOf(node, scope) === 'awaited';
    if (isAwaited && last === undefined) return run.push({ type: 'complete', scopeId: scope.id });
    run.state.removeScope(scope.id);
    run.emit({ type: 'activity.completed', elementId: node.id, activityId: scope.id });
    if (isAwaited) goOn(run, node as ThrowEvent, scope.parentId ?? '');
    else run.consume(scope.parentId ?? '');
  },
};

/** Throws all of an event together: what is undone is undone in one order, whichever of them asks for it. */
export function throwCompensations(
  run: Run,
  definitions: readonly CompensationDefinition[],
  node: ThrowEvent,
  scopeId: string,
): void {
  const taken = (isAwaited: boolean) => {
    const meant = definitions.filter(({ waitsForCompletion }) => waitsForCompletion === isAwaited);
    const ids = meant.flatMap(({ activityId }) => activityId ?? []);
    const isAll = ids.length < meant.length;
    return meant.length === 0 ? [] : takeCompensations(run, scopeId, isAll ? null : ids);
  };
  const [awaited, beside] = [taken(true), taken(false)];
  if (awaited.length === 0) goOn(run, node, scopeId);
  // What it throws last may have ended its scope.
  if (run.state.findScope(scopeId) === undefined) return;
  if (beside.length > 0) beginCompensation(run, node, scopeId, beside, 'beside');
  if (awaited.length > 0) beginCompensation(run, node, scopeId, awaited, 'awaited');
}

/** What is undone is undone: the token goes on, or where it ends something, that ends. */
function goOn(run: Run, node: ThrowEvent, scopeId: string): void {
  const last = lastOf(node);
  if (last === undefined) run.push({ type: 'leave', elementId: node.id, scopeId });
  else run.eventBehavior(last).throw?.(run, last, node, scopeId);
}

/** What the event does with its token, beside undoing. */
function lastOf(node: FlowNode) {
  const definitions = 'event' in node ? definitionsIn(node.event) : [];
  return definitions.find(({ kind }) => kind === 'error' || kind === 'cancel' || kind === 'terminate');
}
