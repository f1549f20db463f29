import type { StartEvent } from '../definition/graph.js';
import type { ElementBehavior } from './behavior.js';

/** The token of a new scope goes straight on. */
export const startEvent: ElementBehavior<StartEvent> = {
  isFork: true,
  enter(run, node, { scopeId }) {
    run.push({ type: 'leave', elementId: node.id, scopeId });
  },
};
