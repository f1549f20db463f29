import type { MessageDefinition } from '../definition/graph.js';
import { IncidentRaised } from '../errors.js';
import type { EventBehavior } from './event-behavior.js';

/** A subscription by name and correlation key. Where it does not interrupt it stays as it is. */
export const message: EventBehavior<MessageDefinition> = {
  arm(run, { name, correlationKey: expression }, node, scope) {
    const key = expression === null ? null : run.evaluate(expression, scope, node.id);
    if (expression !== null && typeof key !== 'string' && typeof key !== 'number') {
      throw new IncidentRaised('message.correlationKey', node.id, { expression: expression.source, value: key });
    }
    const correlationKey = key === null ? null : String(key);
    run.wait({ kind: 'message', elementId: node.id, name, correlationKey }, scope.id);
  },
  rearm: () => true,
};
