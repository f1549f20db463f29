import type { InclusiveGateway } from '../definition/flow-node.js';
import type { ElementBehavior } from './behavior.js';
import { fire, park } from './join.js';
import { isStillToCome } from './still-to-come.js';

/**
 * Splits by condition; joins by §13.4.3: a token that can still reach an empty incoming flow holds it back, unless that
 * token can also reach an incoming flow that has one. Neither path may lead through the gateway itself.
 */
export const inclusiveGateway: ElementBehavior<InclusiveGateway> = {
  isFork: true,
  joins: true,
  enter: park,
  recheck(run, node, scopeId) {
    const tokens = run.state.current.tokens.filter((t) => t.elementId === node.id && t.scopeId === scopeId);
    if (tokens.length === 0) return;
    const served = new Set(tokens.map(({ flowId }) => flowId));
    if (!isStillToCome(run, node, scopeId, served)) fire(run, node, scopeId, tokens);
  },
};
