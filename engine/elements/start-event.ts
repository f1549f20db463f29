import { cancelInside } from '../cancel.js';
import type { StartEvent } from '../definition/flow-node.js';
import { arm, hasOccurred } from '../event-definitions/catching.js';
import type { Run } from '../run.js';
import type { Scope, Variables } from '../state/instance-state.js';
import { isTakenWhole, takeEvent } from './activity-data.js';
import type { ElementBehavior } from './behavior.js';

/** The token of a new scope goes straight on; the event of an event sub-process begins it in the scope around it. */
export const startEvent: ElementBehavior<StartEvent> = {
  isFork: true,
  enter(run, node, { scopeId, occurred }) {
    const { event } = node;
    const scope = run.state.scope(scopeId);
    // What starts the process has brought its variables; its mappings put them where they belong.
    if (!isTakenWhole(node) && scope.parentId === null) takeEvent(run, node, scope, scope.variables ?? {});
    const isWaiting = event.kind === 'multiple' && event.isParallel && occurred !== undefined;
    if (!isWaiting) return run.push({ type: 'leave', elementId: node.id, scopeId });
    // The first of its events has made the instance, which waits for the others itself.
    const waiting = run.open({ elementId: node.id, parentId: scopeId });
    arm(run, event, node, waiting, (index) => index === occurred);
  },
  resume(run, node, scope, job, answer) {
    const isOfScope = scope.elementId === node.id;
    if (!hasOccurred(run, node, scope, job, !isOfScope && !node.isInterrupting)) return;
    if (isOfScope) run.push({ type: 'complete', scopeId: scope.id });
    else begin(run, node, scope, answer.type === 'fired' ? answer.brought : undefined);
  },
  trigger: begin,
};

/** The event sub-process begins, with what its event has brought for it. */
function begin(run: Run, node: StartEvent, scope: Scope, variables?: Variables): void {
  if (node.isInterrupting) {
    cancelInside(run, scope.id, 'interrupted');
    // Nothing else can begin in its place any more; what waits at the border of the scope goes on waiting.
    const isSibling = (elementId: string): boolean => run.node(elementId).kind === 'startEvent';
    run.cancelJobs(run.state.current.jobs.filter((job) => job.scopeId === scope.id && isSibling(job.elementId)));
  }
  const brought = variables !== undefined && { variables };
  run.push({ type: 'enter', elementId: node.scopeId, scopeId: scope.id, ...brought });
}
