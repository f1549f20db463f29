import type { MessageDefinition } from '../definition/event-definition.js';
import type { FlowNode } from '../definition/flow-node.js';
import { IncidentRaised } from '../errors.js';
import type { Run } from '../run.js';
import type { Scope, Variables } from '../state/instance-state.js';
import type { EventBehavior } from './event-behavior.js';
import { payloadOf } from './throwing.js';

/**
 * The value of the correlation key in a scope; null where the message has none. Anything but text, numbers and
 * (of several properties) a list of them is an incident. `payload`: what is sent.
 */
export function correlationKeyOf(
  run: Run,
  { correlationKey: expression, isOfPayload }: MessageDefinition,
  node: FlowNode,
  scope: Scope,
  payload?: Variables,
): string | null {
  if (expression === null) return null;
  const key = run.evaluate(expression, scope, node.id, isOfPayload === true ? payload : undefined);
  const isList = Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number');
  if (isList) return JSON.stringify(key);
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
    const variables = payloadOf(run, node, scopeId);
    const correlationKey = correlationKeyOf(run, definition, node, run.state.scope(scopeId), variables);
    run.send({ kind: 'throwMessage', elementId: node.id, name, correlationKey, variables });
  },
};
