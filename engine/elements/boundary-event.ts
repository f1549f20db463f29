import { cancel } from '../cancel.js';
import type { BoundaryEvent } from '../definition/flow-node.js';
import { hasOccurred } from '../event-definitions/catching.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import type { ElementBehavior } from './behavior.js';

/** Armed by its activity; when it fires, a token leaves by it, and the activity goes if it is interrupting. */
export const boundaryEvent: ElementBehavior<BoundaryEvent> = {
  isFork: true,
  enter(run, node, { scopeId }) {
    run.push({ type: 'leave', elementId: node.id, scopeId });
  },
  resume(run, node, host, job) {
    if (hasOccurred(run, node, host, job, !node.isInterrupting)) trigger(run, node, host);
  },
  trigger,
};

function trigger(run: Run, node: BoundaryEvent, host: Scope): void {
  if (node.isInterrupting) cancel(run, host.id, 'interrupted');
  run.push({ type: 'leave', elementId: node.id, scopeId: host.parentId ?? '' });
}
