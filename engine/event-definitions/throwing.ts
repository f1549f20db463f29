import type { SingleDefinition } from '../definition/event-definition.js';
import { payloadFrom } from '../elements/activity-data.js';
import type { Run } from '../run.js';
import type { Variables } from '../state/instance-state.js';
import { throwCompensations } from './compensation.js';
import { definitionsIn } from './definitions-in.js';
import type { ThrowEvent } from './event-behavior.js';

/**
 * A token reached an event that throws. It goes on before anything is thrown, so that what interrupts its scope stops
 * it, too.
 */
export function throwEvent(run: Run, node: ThrowEvent, scopeId: string): void {
  const definitions = definitionsIn(node.event);
  const takesToken = (definition: SingleDefinition): boolean => run.eventBehavior(definition).takesToken === true;
  const taking = definitions.filter(takesToken);
  const throws = definitions
    .filter((definition) => !takesToken(definition))
    .map((definition) => () => {
      run.eventBehavior(definition).throw?.(run, definition, node, scopeId);
    });
  if (taking.length === 0) run.push({ type: 'leave', elementId: node.id, scopeId });
  else throws.push(() => throwLast(run, taking, node, scopeId));
  // Of several the last may take the token: until then a scope stands for it.
  const token = throws.length > 1 ? run.open({ elementId: node.id, parentId: scopeId }) : null;
  for (const [index, throwOne] of throws.entries()) {
    if (token !== null && run.state.findScope(token.id) === undefined) return;
    if (token !== null && index === throws.length - 1) {
      run.state.removeScope(token.id);
      run.emit({ type: 'activity.completed', elementId: node.id, activityId: token.id });
    }
    throwOne();
  }
}

/** First everything is undone that is to be, then comes what ends the token. */
function throwLast(run: Run, taking: readonly SingleDefinition[], node: ThrowEvent, scopeId: string): void {
  const compensations = taking.filter((definition) => definition.kind === 'compensation');
  if (compensations.length > 0) return throwCompensations(run, compensations, node, scopeId);
  for (const definition of taking) run.eventBehavior(definition).throw?.(run, definition, node, scopeId);
}

/** What a thrown message or signal carries. */
export function payloadOf(run: Run, node: ThrowEvent, scopeId: string): Variables {
  return payloadFrom(run, node.inputs, run.state.scope(scopeId), node.id);
}
