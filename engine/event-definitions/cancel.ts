import { cancelInside } from '../cancel.js';
import { beginCompensation, takeCompensationsInside } from '../compensation/compensate.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import type { EventBehavior } from './event-behavior.js';

/**
 * Cancels the transaction around it: what runs in it ends, what was completed in it is undone, also in what still ran
 * and in its other instances, then its boundary event goes on (§13.5.6).
 */
export const cancelEvent: EventBehavior = {
  takesToken: true,
  throw(run, _definition, node, scopeId) {
    const host = hostOf(run, transactionAround(run, scopeId));
    const taken = takeCompensationsInside(run, host.id);
    cancelInside(run, host.id, 'interrupted');
    const isInside = (elementId: string): boolean => run.node(elementId).kind === 'startEvent';
    run.cancelJobs(run.state.current.jobs.filter((job) => job.scopeId === host.id && isInside(job.elementId)));
    beginCompensation(run, node.id, host.id, taken);
  },
  compensated(run, _definition, _node, scope) {
    const host = run.state.scope(scope.parentId ?? '');
    const transaction = run.node(host.elementId);
    const ids = 'boundaryEventIds' in transaction ? transaction.boundaryEventIds : [];
    const catcher = ids.map((id) => run.node(id)).find(catchesCancel);
    if (catcher !== undefined) run.behavior(catcher).trigger?.(run, catcher, host);
  },
};

function catchesCancel(node: FlowNode): boolean {
  return 'event' in node && node.event.kind === 'cancel';
}

function transactionAround(run: Run, scopeId: string): Scope {
  let scope = run.state.scope(scopeId);
  while (run.node(scope.elementId).kind !== 'transaction') scope = run.state.scope(scope.parentId ?? '');
  return scope;
}

/** Boundary events stand on the body of several instances. */
function hostOf(run: Run, scope: Scope): Scope {
  const parent = run.state.parentOf(scope);
  return parent !== undefined && parent.elementId === scope.elementId ? parent : scope;
}
