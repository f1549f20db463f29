import type { Task } from '../definition/flow-node.js';
import type { ActivityBehavior } from './behavior.js';

/** Nothing to wait for: also manual tasks, which nobody reports. */
export const task: ActivityBehavior<Task> = {
  begin(run, _node, scope) {
    run.push({ type: 'complete', scopeId: scope.id });
  },
};
