import type { FlowNode, MessageDefinition } from '../definition/graph.js';
import { IncidentRaised } from '../errors.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import type { EventBehavior } from './event-behavior.js';
import { payloadOf } from './throwing.js';

/** The value of the correlation key in a scope; null where the message has none. Anything but text and numbers is an incident. */
export function correlationKeyOf(
  run: Run,
  { correlationKey: expression }: MessageDefinition,
  node: FlowNode,
  scope: Scope,
): string | null {
  if (expression === null) return null;
  const key = run.evaluate(expression, scope, node.id);
  if (typeof key === 'string' || typeof key === 'number') return String(key);
  throw new IncidentRaised('message.correlationKey', node.id, { expression: expression.source, value: key });
}

/** A subscription by name and correlation key. Where it does not interrupt it stays as it is. */
export const message: EventBehavior<MessageDefinition> = {
  arm(run, definition, node, scope, which) {
    const { name } = definition;
    const correlationKey = correlationKeyOf(run, definition, node, scope);
    run.wait({ kind: 'message', elementId: node.id, name, correlationKey }, scope.id, which);
  },
  rearm: () => true,
  throw(run, definition, node, scopeId) {
    const { name } = definition;
    const correlationKey = correlationKeyOf(run, definition, node, run.state.scope(scopeId));
    const variables = payloadOf(run, node, scopeId);
    run.send({ kind: 'throwMessage', elementId: node.id, name, correlationKey, variables });
  },
};
