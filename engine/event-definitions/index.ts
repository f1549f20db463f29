import type { EventDefinition } from '../definition/graph.js';
import { error } from './error.js';
import type { EventBehavior } from './event-behavior.js';
import { message } from './message.js';
import { none } from './none.js';
import { terminate } from './terminate.js';
import { timer } from './timer.js';

const behaviors: {
  readonly [Kind in EventDefinition['kind']]: EventBehavior<Extract<EventDefinition, { readonly kind: Kind }>>;
} = { none, terminate, timer, message, error };

/** What an event definition does. */
export function eventBehaviorOf(definition: EventDefinition): EventBehavior {
  return behaviors[definition.kind] as EventBehavior;
}
