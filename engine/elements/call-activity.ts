import type { CallActivity } from '../definition/flow-node.js';
import { setLocalVariables, visibleVariables } from '../state/variables.js';
import { writeResult } from './activity-data.js';
import type { ActivityBehavior } from './behavior.js';
import { declaredInput, takeAnswer } from './job-answer.js';

/**
 * Waits for an instance of another process, which gets what the input mappings give and nothing else, unless it is
 * passed everything. Its variables are visible to the output mappings, by their names and together as `result`.
 */
export const callActivity: ActivityBehavior<CallActivity> = {
  begin(run, node, scope) {
    const { id, calledElement, called } = node;
    const input = node.passesAll ? visibleVariables(run.state, scope) : declaredInput(node, scope);
    run.wait({ kind: 'call', elementId: id, calledElement, ...called, input }, scope.id);
  },
  resume(run, node, scope, job, answer) {
    const result = answer.type === 'completed' ? answer.result : null;
    if (typeof result === 'object' && result !== null && !Array.isArray(result)) {
      // Written before they are local: from the activity they would be looked for in itself.
      if (node.takesAll) writeResult(run, scope, result);
      if (node.outputs.length > 0) setLocalVariables(run.state, scope.id, result);
    }
    takeAnswer(run, node, scope, job, answer);
  },
};
