import { cancel } from '../cancel.js';
import type { ErrorDefinition, FlowNode } from '../definition/graph.js';
import { IncidentRaised } from '../errors.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import type { EventBehavior } from './event-behavior.js';

/** An error end event throws outwards from its scope; nobody waits for an error, it is looked for when thrown. */
export const error: EventBehavior<ErrorDefinition> = {
  end(run, { code }, node, scopeId) {
    if (!throwError(run, run.state.scope(scopeId), code)) {
      throw new IncidentRaised('error.uncaught', node.id, { errorCode: code });
    }
  },
};

/**
 * Looks outwards for a boundary event that catches the error: one with the code before one for any (§13.5.1).
 * The activity it sits on is canceled. False = nobody catches it and nothing has changed.
 */
export function throwError(run: Run, thrower: Scope, code: string | null): boolean {
  for (let scope: Scope | undefined = thrower; scope !== undefined; scope = run.state.parentOf(scope)) {
    const catcher = catcherAt(run, scope, code);
    if (catcher === undefined || scope.parentId === null) continue;
    cancel(run, scope.id, 'interrupted');
    run.emit({ type: 'error.caught', elementId: catcher.id, errorCode: code });
    run.push({ type: 'leave', elementId: catcher.id, scopeId: scope.parentId });
    return true;
  }
  return false;
}

function catcherAt(run: Run, scope: Scope, code: string | null): FlowNode | undefined {
  const parent = run.state.parentOf(scope);
  // Boundary events belong to the multi-instance body, not to one instance, and not to rework beside the drawing.
  if (parent === undefined) return undefined;
  const host = run.node(scope.elementId);
  if (host.scopeId !== parent.elementId || !('boundaryEventIds' in host)) return undefined;
  const catchers = host.boundaryEventIds.map((id) => run.node(id)).filter((node) => codeCaughtBy(node) !== undefined);
  return (
    catchers.find((node) => code !== null && codeCaughtBy(node) === code) ??
    catchers.find((node) => codeCaughtBy(node) === null)
  );
}

/** Null = any; undefined = not an error event. */
function codeCaughtBy(node: FlowNode): string | null | undefined {
  return 'event' in node && node.event.kind === 'error' ? node.event.code : undefined;
}
