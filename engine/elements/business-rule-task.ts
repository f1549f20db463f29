import type { BusinessRuleTask } from '../definition/flow-node.js';
import type { ActivityBehavior } from './behavior.js';
import { anyInput, takeAnswer } from './job-answer.js';

/** Asks the shell for a decision. */
export const businessRuleTask: ActivityBehavior<BusinessRuleTask> = {
  begin(run, node, scope) {
    const { id, decisionId, decision } = node;
    const input = anyInput(run, node, scope);
    run.wait({ kind: 'decision', elementId: id, decisionId, ...decision, input }, scope.id);
  },
  resume: takeAnswer,
};
