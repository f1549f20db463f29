import type { EndEvent } from '../definition/graph.js';
import { eventBehaviorOf } from '../event-definitions/index.js';
import type { ElementBehavior } from './behavior.js';

/** Uses up the token; its event definition says what else ends. */
export const endEvent: ElementBehavior<EndEvent> = {
  enter(run, node, { scopeId }) {
    eventBehaviorOf(node.event).end?.(run, node.event, node, scopeId);
  },
};
