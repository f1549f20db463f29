import { mayStillReach } from '../analysis/upstream.js';
import type { InclusiveGateway } from '../definition/graph.js';
import { positionsIn } from '../state/positions.js';
import type { ElementBehavior } from './behavior.js';
import { fire, park } from './join.js';

/**
 * Splits by condition; joins by §13.4.3: a token that can still reach an empty incoming flow holds it back, unless that
 * token can also reach an incoming flow that has one. Neither path may lead through the gateway itself.
 */
export const inclusiveGateway: ElementBehavior<InclusiveGateway> = {
  isFork: true,
  enter: park,
  recheck(run, node, scopeId) {
    const tokens = run.state.current.tokens.filter((t) => t.elementId === node.id && t.scopeId === scopeId);
    if (tokens.length === 0) return;
    const hasToken = (flowId: string): boolean => tokens.some((token) => token.flowId === flowId);
    const empty = node.incoming.filter((flowId) => !hasToken(flowId));
    const filled = node.incoming.filter(hasToken);
    const isHeld = positionsIn(run.process, run.state.current, scopeId).some(
      (position) =>
        position.elementId !== node.id &&
        empty.some((flowId) => mayStillReach(run.process, position.elementId, node, flowId)) &&
        !filled.some((flowId) => mayStillReach(run.process, position.elementId, node, flowId)),
    );
    if (!isHeld) fire(run, node, scopeId, tokens);
  },
};
