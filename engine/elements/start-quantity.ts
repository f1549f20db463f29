import type { Activity } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { InstanceState, Token } from '../state/instance-state.js';
import type { Arrival } from './behavior.js';

/**
 * Parks a token where more than one is needed to begin (§13.3.2), or where somebody has to choose the activity. False =
 * it can begin at once.
 */
export function waitsForMore(run: Run, node: Activity, { scopeId, flowId }: Arrival): boolean {
  if (flowId === null || (node.startQuantity === 1 && !run.isChosenIn(scopeId))) return false;
  run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: node.id, flowId });
  return true;
}

/** Begins once for as many tokens as are needed, when they have come by one and the same flow. */
export function beginWhenEnough(run: Run, node: Activity, scopeId: string): void {
  if (run.isChosenIn(scopeId)) return;
  const used = enoughTokens(run.state.current, node, scopeId);
  if (used === null) return;
  run.state.removeTokens(new Set(used));
  run.push({ type: 'enter', elementId: node.id, scopeId });
}

/** The tokens by which an activity with incoming flows can begin once; null while there are too few. */
export function enoughTokens({ tokens }: InstanceState, node: Activity, scopeId: string): readonly Token[] | null {
  const here = tokens.filter((token) => token.elementId === node.id && token.scopeId === scopeId);
  for (const flowId of node.incoming) {
    const used = here.filter((token) => token.flowId === flowId).slice(0, node.startQuantity);
    if (used.length === node.startQuantity) return used;
  }
  return null;
}
