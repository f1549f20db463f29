import type { IntermediateThrowEvent } from '../definition/graph.js';
import type { ElementBehavior } from './behavior.js';

/** A mark on the way: the token passes. */
export const intermediateThrowEvent: ElementBehavior<IntermediateThrowEvent> = {
  isFork: true,
  enter(run, node, { scopeId }) {
    run.push({ type: 'leave', elementId: node.id, scopeId });
  },
};
