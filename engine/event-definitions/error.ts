import type { ErrorDefinition } from '../definition/event-definition.js';
import { endInstance } from '../end-instance.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { takeThrown } from './catching.js';
import type { EventBehavior } from './event-behavior.js';
import { catcherOf } from './propagation.js';

/** Thrown by an end event. Nobody waits for an error: who catches it is looked for when it is thrown. */
export const error: EventBehavior<ErrorDefinition> = {
  takesToken: true,
  throw(run, { code }, _node, scopeId) {
    // Nobody catches it: the process has failed as a whole (§10.5.3).
    if (!throwError(run, run.state.scope(scopeId), code)) endInstance(run, 'failed', { errorCode: code });
  },
};

/** Goes to who catches it; what it interrupts is canceled. False = nobody catches it and nothing has changed. */
export function throwError(run: Run, thrower: Scope, code: string | null): boolean {
  const catcher = catcherOf(run, 'error', code, thrower);
  if (catcher === null) return false;
  const { node, scope } = catcher;
  run.behavior(node).trigger?.(run, node, scope, takeThrown(run, node, scope, { errorCode: code }));
  run.emit({ type: 'error.caught', elementId: node.id, errorCode: code });
  return true;
}
