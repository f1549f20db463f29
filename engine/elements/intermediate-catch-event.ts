import type { IntermediateCatchEvent } from '../definition/graph.js';
import { eventBehaviorOf } from '../event-definitions/index.js';
import type { ElementBehavior } from './behavior.js';

/** Waits for its event. */
export const intermediateCatchEvent: ElementBehavior<IntermediateCatchEvent> = {
  isFork: true,
  enter(run, node, { scopeId }) {
    const scope = run.open({ elementId: node.id, parentId: scopeId });
    eventBehaviorOf(node.event).arm?.(run, node.event, node, scope);
  },
  resume(run, _node, scope, job) {
    run.state.removeJob(job.id);
    run.push({ type: 'complete', scopeId: scope.id });
  },
};
