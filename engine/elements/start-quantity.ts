import type { Activity } from '../definition/graph.js';
import type { Run } from '../run.js';
import type { Arrival } from './behavior.js';

/** Parks a token where more than one is needed to begin (§13.3.2). False = it can begin at once. */
export function waitsForMore(run: Run, node: Activity, { scopeId, flowId }: Arrival): boolean {
  if (node.startQuantity === 1 || flowId === null) return false;
  run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: node.id, flowId });
  return true;
}

/** Begins once for as many tokens as are needed, when they have come by one and the same flow. */
export function beginWhenEnough(run: Run, node: Activity, scopeId: string): void {
  const tokens = run.state.current.tokens.filter((token) => token.elementId === node.id && token.scopeId === scopeId);
  for (const flowId of node.incoming) {
    const used = tokens.filter((token) => token.flowId === flowId).slice(0, node.startQuantity);
    if (used.length < node.startQuantity) continue;
    run.state.removeTokens(new Set(used));
    return run.push({ type: 'enter', elementId: node.id, scopeId });
  }
}
