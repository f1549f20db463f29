import type { IntermediateThrowEvent } from '../definition/flow-node.js';
import { throwEvent } from '../event-definitions/throwing.js';
import type { ElementBehavior } from './behavior.js';

/** Throws its event; without one it is a mark on the way. */
export const intermediateThrowEvent: ElementBehavior<IntermediateThrowEvent> = {
  isFork: true,
  enter(run, node, { scopeId }) {
    throwEvent(run, node, scopeId);
  },
};
