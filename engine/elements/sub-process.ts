import type { EventSubProcess, SubProcess, Transaction } from '../definition/graph.js';
import { armEventSubProcesses } from '../event-definitions/arm-event-sub-processes.js';
import type { ActivityBehavior } from './behavior.js';
import { restoreJoins } from './restore-joins.js';

/** Ends when nothing inside moves or waits any more. */
export const subProcess: ActivityBehavior<SubProcess | Transaction | EventSubProcess> = {
  begin(run, node, scope, arrival) {
    armEventSubProcesses(run, scope);
    const [first, ...path] = arrival?.path ?? [node.startEventId];
    const { rework, doneBy } = arrival ?? {};
    if (arrival?.path !== undefined) restoreJoins(run, scope.id, first ?? node.startEventId);
    run.push({
      type: 'enter',
      elementId: first ?? node.startEventId,
      scopeId: scope.id,
      ...(path.length > 0 && { path }),
      ...(rework !== undefined && { rework }),
      ...(doneBy !== undefined && { doneBy }),
    });
  },
  childEnded(run, _node, scope) {
    if (run.isEmpty(scope.id)) run.push({ type: 'complete', scopeId: scope.id });
  },
};
