import { cancelInside } from '../cancel.js';
import type { EventBehavior } from './event-behavior.js';

/** Ends everything in its own scope; what is outside goes on. At the top that is the instance. */
export const terminate: EventBehavior = {
  takesToken: true,
  throw(run, _definition, _node, scopeId) {
    cancelInside(run, scopeId, 'terminated');
    run.consume(scopeId);
  },
};
