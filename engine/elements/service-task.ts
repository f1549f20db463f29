import type { ServiceTask } from '../definition/graph.js';
import { setLocalVariables } from '../state/variables.js';
import type { ActivityBehavior } from './behavior.js';

/** Called by the shell. It gets what the input mappings give, and nothing else. */
export const serviceTask: ActivityBehavior<ServiceTask> = {
  begin(run, node, scope) {
    const input = Object.fromEntries(
      node.inputs.map(({ variable }) => [variable, scope.variables?.[variable] ?? null]),
    );
    run.wait({ kind: 'service', elementId: node.id, type: node.type, settings: node.settings, input }, scope.id);
  },
  resume(run, node, scope, job, answer) {
    run.state.removeJob(job.id);
    if (answer.type === 'failed') {
      run.raise({ type: 'restart', scopeId: scope.id }, 'job.failed', node.id, { message: answer.message });
    } else {
      const result = answer.type === 'completed' ? answer.result : null;
      // Kept in the scope: an output mapping that fails can be tried again without calling the service twice.
      if (node.outputs.length > 0) setLocalVariables(run.state, scope.id, { result });
      if (node.resultVariable !== null) run.writeResult(scope, { [node.resultVariable]: result });
      run.push({ type: 'complete', scopeId: scope.id });
    }
  },
};
