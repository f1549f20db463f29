import type { ScriptTask } from '../definition/flow-node.js';
import type { ActivityBehavior } from './behavior.js';
import { anyInput, finish, takeAnswer } from './job-answer.js';

/** FEEL is evaluated here, JavaScript by the shell. `result` is visible to the output mappings. */
export const scriptTask: ActivityBehavior<ScriptTask> = {
  begin(run, node, scope) {
    const { script } = node;
    if ('program' in script) return finish(run, node, scope, run.evaluate(script, scope, node.id));
    run.wait({ kind: 'script', elementId: node.id, ...script, input: anyInput(run, node, scope) }, scope.id);
  },
  resume: takeAnswer,
};
