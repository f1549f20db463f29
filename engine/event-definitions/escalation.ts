import type { EscalationDefinition } from '../definition/event-definition.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { takeThrown } from './catching.js';
import type { EventBehavior } from './event-behavior.js';
import { catcherOf } from './propagation.js';

/** Thrown outwards. The token goes on, unless what catches it interrupts its scope. */
export const escalation: EventBehavior<EscalationDefinition> = {
  throw(run, { code }, node, scopeId) {
    if (!throwEscalation(run, run.state.scope(scopeId), code)) {
      run.emit({ type: 'escalation.uncaught', elementId: node.id, escalationCode: code });
    }
  },
};

/** Goes to the nearest who catches it. False = nobody does, which does no harm. */
export function throwEscalation(run: Run, thrower: Scope, code: string | null): boolean {
  const catcher = catcherOf(run, 'escalation', code, thrower);
  if (catcher === null) return false;
  const { node, scope } = catcher;
  run.behavior(node).trigger?.(run, node, scope, takeThrown(run, node, scope, { escalationCode: code }));
  run.emit({ type: 'escalation.caught', elementId: node.id, escalationCode: code });
  return true;
}
