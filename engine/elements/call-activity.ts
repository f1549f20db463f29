import type { CallActivity } from '../definition/flow-node.js';
import { setLocalVariables } from '../state/variables.js';
import type { ActivityBehavior } from './behavior.js';
import { declaredInput, takeAnswer } from './job-answer.js';

/**
 * Waits for an instance of another process, which gets what the input mappings give and nothing else. Its variables are
 * visible to the output mappings, by their names and together as `result`.
 */
export const callActivity: ActivityBehavior<CallActivity> = {
  begin(run, node, scope) {
    const { id, calledElement, called } = node;
    const input = declaredInput(node, scope);
    run.wait({ kind: 'call', elementId: id, calledElement, ...called, input }, scope.id);
  },
  resume(run, node, scope, job, answer) {
    const result = answer.type === 'completed' ? answer.result : null;
    if (node.outputs.length > 0 && typeof result === 'object' && result !== null && !Array.isArray(result)) {
      setLocalVariables(run.state, scope.id, result);
    }
    takeAnswer(run, node, scope, job, answer);
  },
};
