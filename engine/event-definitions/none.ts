import type { EventBehavior } from './event-behavior.js';

/** Nothing happens: the token is used up. */
export const none: EventBehavior = {
  end(run, _definition, _node, scopeId) {
    run.consume(scopeId);
  },
};
