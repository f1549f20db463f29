import type { EndEvent } from '../definition/flow-node.js';
import { throwEvent } from '../event-definitions/throwing.js';
import type { ElementBehavior } from './behavior.js';

/** Throws its event and uses up the token; its event definition says what else ends. */
export const endEvent: ElementBehavior<EndEvent> = {
  enter(run, node, { scopeId }) {
    throwEvent(run, node, scopeId);
  },
};
