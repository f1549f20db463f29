import type { FlowNode } from '../definition/flow-node.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';
import type { Scope } from '../state/instance-state.js';

/** Why an event undoes: its token waits for it, has gone on, or a transaction is canceled. */
export type Undoing = 'awaited' | 'beside' | 'canceled';

/** Why the scope of an event undoes; null = it does not undo for an event. */
export function undoingOf(node: FlowNode | undefined, scope: Scope): Undoing | null {
  if (scope.isCompensating !== true || node === undefined || !('event' in node)) return null;
  if (scope.undoing !== undefined) return scope.undoing;
  const definitions = definitionsIn(node.event);
  if (definitions.some(({ kind }) => kind === 'cancel')) return 'canceled';
  const isBeside = definitions.some((event) => event.kind === 'compensation' && !event.waitsForCompletion);
  return isBeside ? 'beside' : 'awaited';
}
