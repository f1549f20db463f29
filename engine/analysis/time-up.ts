import type { Command } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import { CommandRejected } from '../errors.js';
import type { StepResult } from '../run.js';
import type { InstanceState } from '../state/instance-state.js';
import { step } from '../step.js';
import { trialTask, type TrialAct } from './trial-act.js';

export type TimeUp = Extract<TrialAct, { type: 'timeUp' }>;

/**
 * The time of a step is over in a trial run: 同意, 退回 or the head as its settings say. What cannot be done, and all
 * else, escalates: nothing changes. null when nobody of that name has such a task, or the step has no limit.
 */
export function timeUp(process: Process, state: InstanceState, act: TimeUp, at: string): StepResult | null {
  const task = trialTask(state, act);
  const node = process.nodes[act.elementId];
  if (task === undefined || node?.kind !== 'userTask' || node.approval.dueAfter === null) return null;
  const unchanged: StepResult = { state, events: [], jobs: [] };
  const command = endAction(node.approval.whenOverdue, act, { taskId: task.id, by: null, at });
  if (command === null) return unchanged;
  try {
    return step(process, state, command);
  } catch (error) {
    if (error instanceof CommandRejected) return unchanged;
    throw error;
  }
}

function endAction(
  whenOverdue: 'escalate' | 'nothing' | 'pass' | 'return' | 'head',
  { to }: TimeUp,
  origin: { readonly taskId: string; readonly by: null; readonly at: string },
): Command | null {
  switch (whenOverdue) {
    case 'pass':
      return { type: 'completeTask', ...origin };
    case 'return':
      return { type: 'returnTo', target: 'applicant', ...origin };
    case 'head':
      return to === undefined ? null : { type: 'forwardTask', to, ...origin };
    default:
      return null;
  }
}
