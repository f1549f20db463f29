import type { Activity } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import type { Json, OpenJob, Scope, Variables } from '../state/instance-state.js';
import { setLocalVariables, visibleVariables } from '../state/variables.js';
import { outputsOf, writeResult } from './activity-data.js';
import type { Answer } from './behavior.js';

type Working = Activity & { readonly resultVariable?: string | null };

/** What a job gets: the inputs of its activity and nothing else. */
export function declaredInput(node: Activity, scope: Scope): Variables {
  return Object.fromEntries(node.inputs.map(({ variable }) => [variable, scope.variables?.[variable] ?? null]));
}

/** What a script or a decision gets: the inputs of its activity; without any, everything that is visible there. */
export function anyInput(run: Run, node: Activity, scope: Scope): Variables {
  return node.inputs.length > 0 ? declaredInput(node, scope) : visibleVariables(run.state, scope);
}

/** Takes the answer to the job of an activity: its result, or an incident at which the work is begun again. */
export function takeAnswer(run: Run, node: Working, scope: Scope, job: OpenJob, answer: Answer): void {
  run.state.removeJob(job.id);
  if (answer.type === 'failed') {
    const { message, errorCode } = answer;
    const restart = { type: 'restart', scopeId: scope.id } as const;
    if (errorCode === undefined) run.raise(restart, 'job.failed', node.id, { message });
    else run.raise(restart, 'error.uncaught', node.id, { errorCode, message });
  } else {
    finish(run, node, scope, answer.type === 'completed' ? answer.result : null);
  }
}

/** The work is done: hands its result on. */
export function finish(run: Run, node: Working, scope: Scope, result: Json): void {
  // Kept in the scope: an output mapping that fails can be tried again without doing the work twice.
  if (node.outputs.length > 0) setLocalVariables(run.state, scope.id, { ...outputsOf(node, result), result });
  if (node.resultVariable != null) writeResult(run, scope, { [node.resultVariable]: result });
  run.push({ type: 'complete', scopeId: scope.id });
}
