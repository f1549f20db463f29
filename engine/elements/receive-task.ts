import type { ReceiveTask } from '../definition/flow-node.js';
import { arm, hasOccurred } from '../event-definitions/catching.js';
import type { ActivityBehavior } from './behavior.js';
import { choose } from './event-based-gateway.js';

/** Waits for a message; one that starts the instance or was chosen by a gateway has it already. */
export const receiveTask: ActivityBehavior<ReceiveTask> = {
  begin(run, node, scope, arrival) {
    if (arrival?.occurred !== undefined) run.push({ type: 'complete', scopeId: scope.id });
    else arm(run, node.message, node, scope);
  },
  resume(run, node, scope, job) {
    if (scope.elementId !== node.id) choose(run, node, scope, job);
    else if (hasOccurred(run, node, scope, job, false)) run.push({ type: 'complete', scopeId: scope.id });
  },
};
