import type { ReceiveTask } from '../definition/graph.js';
import { eventBehaviorOf } from '../event-definitions/index.js';
import type { ActivityBehavior } from './behavior.js';

/** Waits for a message; one that starts the instance has it already. */
export const receiveTask: ActivityBehavior<ReceiveTask> = {
  begin(run, node, scope, arrival) {
    const isStart =
      node.isInstantiating && arrival !== null && arrival.flowId === null && scope.parentId === run.state.root.id;
    if (isStart) run.push({ type: 'complete', scopeId: scope.id });
    else eventBehaviorOf(node.message).arm?.(run, node.message, node, scope);
  },
  resume(run, _node, scope, job) {
    run.state.removeJob(job.id);
    run.push({ type: 'complete', scopeId: scope.id });
  },
};
