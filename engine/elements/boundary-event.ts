import { cancel } from '../cancel.js';
import type { BoundaryEvent } from '../definition/graph.js';
import { eventBehaviorOf } from '../event-definitions/index.js';
import type { ElementBehavior } from './behavior.js';

/** Armed by its activity; when it fires, a token leaves by it, and the activity goes if it is interrupting. */
export const boundaryEvent: ElementBehavior<BoundaryEvent> = {
  isFork: true,
  enter(run, node, { scopeId }) {
    run.push({ type: 'leave', elementId: node.id, scopeId });
  },
  resume(run, node, host, job) {
    const parentId = host.parentId ?? '';
    if (node.isInterrupting) {
      run.state.removeJob(job.id);
      cancel(run, host.id, 'interrupted');
    } else if (eventBehaviorOf(node.event).rearm?.(run, node.event, node, host, job) !== true) {
      run.state.removeJob(job.id);
    }
    run.push({ type: 'leave', elementId: node.id, scopeId: parentId });
  },
};
