import { payloadFrom } from '../elements/activity-data.js';
import type { Run } from '../run.js';
import type { Variables } from '../state/instance-state.js';
import { definitionsIn } from './definitions-in.js';
import type { ThrowEvent } from './event-behavior.js';

/**
 * A token reached an event that throws. It goes on before anything is thrown, so that what interrupts its scope stops
 * it, too.
 */
export function throwEvent(run: Run, node: ThrowEvent, scopeId: string): void {
  const definitions = definitionsIn(node.event);
  if (!definitions.some((definition) => run.eventBehavior(definition).takesToken === true)) {
    run.push({ type: 'leave', elementId: node.id, scopeId });
  }
  // Of several the last may take the token: until then a scope stands for it.
  const token = definitions.length > 1 ? run.open({ elementId: node.id, parentId: scopeId }) : null;
  for (const [index, definition] of definitions.entries()) {
    if (token !== null && run.state.findScope(token.id) === undefined) return;
    if (token !== null && index === definitions.length - 1) {
      run.state.removeScope(token.id);
      run.emit({ type: 'activity.completed', elementId: node.id, activityId: token.id });
    }
    run.eventBehavior(definition).throw?.(run, definition, node, scopeId);
  }
}

/** What a thrown message or signal carries. */
export function payloadOf(run: Run, node: ThrowEvent, scopeId: string): Variables {
  return payloadFrom(run, node.inputs, run.state.scope(scopeId), node.id);
}
