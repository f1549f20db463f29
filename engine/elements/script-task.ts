import type { ScriptTask } from '../definition/graph.js';
import { setLocalVariables } from '../state/variables.js';
import type { ActivityBehavior } from './behavior.js';

/** A FEEL script, evaluated here. `result` is visible to the output mappings. */
export const scriptTask: ActivityBehavior<ScriptTask> = {
  begin(run, node, scope) {
    const result = run.evaluate(node.script, scope, node.id);
    if (node.outputs.length > 0) setLocalVariables(run.state, scope.id, { result });
    if (node.resultVariable !== null) run.writeResult(scope, { [node.resultVariable]: result });
    run.push({ type: 'complete', scopeId: scope.id });
  },
};
