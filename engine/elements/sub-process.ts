import type { EventSubProcess, SubProcess, Transaction } from '../definition/flow-node.js';
import { armEventSubProcesses } from '../event-definitions/arm-event-sub-processes.js';
import type { ActivityBehavior } from './behavior.js';
import { enterInside } from './enter-inside.js';
import { restoreJoins } from './restore-joins.js';

/** Ends when nothing inside moves or waits any more. */
export const subProcess: ActivityBehavior<SubProcess | Transaction | EventSubProcess> = {
  begin(run, node, scope, arrival) {
    armEventSubProcesses(run, scope);
    const first = arrival?.path?.[0] ?? node.startEventId;
    if (arrival?.path !== undefined) restoreJoins(run, scope.id, first, { isReopened: true });
    enterInside(run, scope.id, first, arrival);
  },
  childEnded(run, _node, scope) {
    if (run.isEmpty(scope.id)) run.push({ type: 'complete', scopeId: scope.id });
  },
};
