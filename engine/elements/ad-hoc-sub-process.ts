import { isInterrupting } from '../analysis/interrupting.js';
import { cancel, cancelInside } from '../cancel.js';
import type { AdHocSubProcess, FlowNode } from '../definition/flow-node.js';
import { beginsAside } from '../definition/rules/reachable.js';
import { nodesIn } from '../definition/rules/rule.js';
import { armEventSubProcesses } from '../event-definitions/arm-event-sub-processes.js';
import type { Run } from '../run.js';
import type { ActivityBehavior } from './behavior.js';
import { enterInside } from './enter-inside.js';

/**
 * What is inside begins when somebody chooses it (`startActivity`), as often as wanted; flows only say what has to come
 * before (§13.3.5). Events without an incoming flow are waited for all the time.
 */
export const adHocSubProcess: ActivityBehavior<AdHocSubProcess> = {
  isChosenInside: true,
  begin(run, node, scope, arrival) {
    armEventSubProcesses(run, scope);
    for (const { id } of listened(run, node)) run.push({ type: 'enter', elementId: id, scopeId: scope.id });
    const first = arrival?.path?.[0];
    if (first !== undefined) enterInside(run, scope.id, first, arrival);
  },
  childCompleted(run, node, { id }, child) {
    const scope = run.state.scope(id);
    if (scope.isClosing === true) return false;
    const inner = run.node(child.elementId);
    if (listenedIds(run, node).has(inner.id)) run.push({ type: 'enter', elementId: inner.id, scopeId: id });
    // What took the place of everything inside is done, and nothing is left to choose.
    if (isInterrupting(run.process, inner)) run.state.putScope({ ...scope, isClosing: true });
    if (!('boundaryEventIds' in inner) || beginsAside(inner)) return true;
    const { completionCondition, ordering, cancelsRemaining } = node;
    if (completionCondition === null || run.evaluate(completionCondition, scope, node.id) !== true) return true;
    run.state.putScope({ ...scope, isClosing: true });
    if (cancelsRemaining || ordering === 'sequential') cancelInside(run, id, 'decided');
    else dropWaiting(run, node, id);
    return false;
  },
  childEnded(run, node, { id }) {
    const isOpen = node.completionCondition !== null && run.state.scope(id).isClosing !== true;
    if (!isOpen && run.isEmpty(id, listenedIds(run, node))) {
      cancelInside(run, id, 'decided');
      run.push({ type: 'complete', scopeId: id });
    }
  },
};

/** What runs may end, but nothing begins any more. */
function dropWaiting(run: Run, node: AdHocSubProcess, id: string): void {
  run.state.removeTokens(new Set(run.state.current.tokens.filter(({ scopeId }) => scopeId === id)));
  const listening = listenedIds(run, node);
  for (const child of run.state.childrenOf(id)) if (listening.has(child.elementId)) cancel(run, child.id, 'decided');
}

function listened(run: Run, node: AdHocSubProcess): FlowNode[] {
  return nodesIn(run.process, node.id).filter(
    (inner) => inner.kind === 'intermediateCatchEvent' && inner.incoming.length === 0 && inner.event.kind !== 'link',
  );
}

function listenedIds(run: Run, node: AdHocSubProcess): ReadonlySet<string> {
  return new Set(listened(run, node).map(({ id }) => id));
}
