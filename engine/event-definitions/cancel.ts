import { cancelInside } from '../cancel.js';
import { beginCompensation, takeCompensationsInside } from '../compensation/compensate.js';
import { undoingOf } from '../compensation/undoing.js';
import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { definitionsIn } from './definitions-in.js';
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
    // It is not active any more: nothing begins in it, and nothing at its border happens, but for a hazard (§13.3.2).
    run.cancelJobs(run.state.current.jobs.filter((job) => job.scopeId === host.id));
    beginCompensation(run, node, host.id, taken, 'canceled');
  },
  compensated(run, _definition, _node, scope) {
    const host = run.state.scope(scope.parentId ?? '');
    const transaction = run.node(host.elementId);
    const ids = 'boundaryEventIds' in transaction ? transaction.boundaryEventIds : [];
    const catcher = ids.map((id) => run.node(id)).find(catchesCancel);
    if (catcher !== undefined) run.behavior(catcher).trigger?.(run, catcher, host);
  },
};

/** Is the scope a transaction that is being canceled? Of what it was only its undoing is left. */
export function isBeingCanceled(run: Run, scope: Scope): boolean {
  return run.state
    .childrenOf(scope.id)
    .some((child) => undoingOf(run.process.nodes[child.elementId], child) === 'canceled');
}

function catchesCancel(node: FlowNode): boolean {
  return 'event' in node && definitionsIn(node.event).some(({ kind }) => kind === 'cancel');
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
