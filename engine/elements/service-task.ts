import type { ServiceTask } from '../definition/flow-node.js';
import type { ActivityBehavior } from './behavior.js';
import { declaredInput, takeAnswer } from './job-answer.js';

/** Called by the shell. It gets what the input mappings give, and nothing else. */
export const serviceTask: ActivityBehavior<ServiceTask> = {
  begin(run, node, scope) {
    const { type, settings } = node;
    run.wait({ kind: 'service', elementId: node.id, type, settings, input: declaredInput(node, scope) }, scope.id);
  },
  resume: takeAnswer,
};
