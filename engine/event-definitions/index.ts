import type { SingleDefinition } from '../definition/event-definition.js';
import { cancelEvent } from './cancel.js';
import { compensation } from './compensation.js';
import { conditional } from './conditional.js';
import { error } from './error.js';
import { escalation } from './escalation.js';
import type { EventBehavior } from './event-behavior.js';
import { message } from './message.js';
import { signal } from './signal.js';
import { terminate } from './terminate.js';
import { timer } from './timer.js';

/** Nothing happens but that the token passes. A link is a flow. */
const passes: EventBehavior = {};

const behaviors: {
  readonly [Kind in SingleDefinition['kind']]: EventBehavior<Extract<SingleDefinition, { readonly kind: Kind }>>;
} = {
  none: passes,
  link: passes,
  terminate,
  timer,
  message,
  error,
  signal,
  escalation,
  conditional,
  compensation,
  cancel: cancelEvent,
};

/** What an event definition does. */
export function eventBehaviorOf(definition: SingleDefinition): EventBehavior {
  return behaviors[definition.kind] as EventBehavior;
}
