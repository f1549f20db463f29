import { undoingOf } from '../compensation/undoing.js';
import type { Process } from '../definition/graph.js';
import type { InstanceState } from './instance-state.js';

/** Where something in a scope stands: at an element, or (join, failed arrival) on a flow to it. */
export interface Position {
  readonly elementId: string;
  readonly flowId: string | null;
}

/** The places in the drawing where a scope has tokens: active elements, parked tokens and stuck moves. */
export function positionsIn(process: Process, state: InstanceState, scopeId: string): Position[] {
  const positions: Position[] = [];
  for (const scope of state.scopes) {
    // What is undone beside the token that asked for it is not on the way to anywhere.
    if (scope.parentId === scopeId && undoingOf(process.nodes[scope.elementId], scope) !== 'beside')
      positions.push({ elementId: scope.elementId, flowId: null });
  }
  for (const { elementId, flowId, scopeId: at } of state.tokens) {
    if (at === scopeId) positions.push({ elementId, flowId });
  }
  for (const { move } of state.incidents) {
    if (move.scopeId !== scopeId) continue;
    if (move.type === 'arrive') {
      positions.push({ elementId: process.flows[move.flowId]?.targetId ?? '', flowId: move.flowId });
    } else if (move.type === 'enter' || move.type === 'leave') {
      positions.push({ elementId: move.elementId, flowId: null });
    }
  }
  return positions;
}
