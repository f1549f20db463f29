import type { ParallelGateway } from '../definition/flow-node.js';
import type { ElementBehavior } from './behavior.js';
import { fire, park } from './join.js';

/** Fires when every incoming flow has a token, and takes one of each (§13.4.1). */
export const parallelGateway: ElementBehavior<ParallelGateway> = {
  isFork: true,
  joins: true,
  needsEveryFlow: true,
  enter: park,
  recheck(run, node, scopeId) {
    const tokens = run.state.current.tokens.filter((t) => t.elementId === node.id && t.scopeId === scopeId);
    const filled = new Set(tokens.map(({ flowId }) => flowId));
    if (node.incoming.every((flowId) => filled.has(flowId))) {
      fire(run, node, scopeId, tokens);
    }
  },
};
