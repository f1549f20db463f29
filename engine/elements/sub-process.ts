import type { SubProcess } from '../definition/graph.js';
import type { ActivityBehavior } from './behavior.js';
import { restoreJoins } from './restore-joins.js';

/** Ends when nothing inside moves or waits any more. */
export const subProcess: ActivityBehavior<SubProcess> = {
  begin(run, node, scope, arrival) {
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
