import type { SendTask } from '../definition/flow-node.js';
import { correlationKeyOf } from '../event-definitions/message.js';
import type { ActivityBehavior } from './behavior.js';
import { declaredInput } from './job-answer.js';

/** Sends a message that holds what the input mappings give, and goes on (§13.3.3). */
export const sendTask: ActivityBehavior<SendTask> = {
  begin(run, node, scope) {
    const { id, message } = node;
    const correlationKey = correlationKeyOf(run, message, node, scope);
    const variables = declaredInput(node, scope);
    run.send({ kind: 'throwMessage', elementId: id, name: message.name, correlationKey, variables });
    run.push({ type: 'complete', scopeId: scope.id });
  },
};
