import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Token } from '../state/instance-state.js';
import type { Arrival } from './behavior.js';

/** Parks a token at a join; a token that came by no flow, or has nothing to wait for, goes through. */
export function park(run: Run, node: FlowNode, { scopeId, flowId }: Arrival): void {
  if (flowId === null || node.incoming.length < 2) run.push({ type: 'leave', elementId: node.id, scopeId });
  else run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: node.id, flowId });
}

/** Takes one token of every incoming flow that has one, and lets one go on. */
export function fire(run: Run, node: FlowNode, scopeId: string, tokens: readonly Token[]): void {
  const used = new Map<string, Token>();
  for (const token of tokens) if (!used.has(token.flowId)) used.set(token.flowId, token);
  run.state.removeTokens(new Set(used.values()));
  run.push({ type: 'leave', elementId: node.id, scopeId });
}
