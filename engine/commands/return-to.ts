import type { PassedStep } from '../analysis/previous-steps.js';
import { previousStep, stepsBefore, wayFrom } from '../analysis/return-targets.js';
import { cancelTask } from '../elements/task-group.js';
import { pauseTasks } from '../elements/pausing.js';
import { CommandRejected } from '../errors.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { ballotOf } from './ballot-of.js';
import type { ReturnTarget } from './command.js';
import type { Handler } from './handler.js';
import { moveBack } from './move-back.js';
import { claim, noteAction, openTask, writeTaskVariables } from './open-task.js';

/**
 * 退回. `redo` takes the way from the target again; `direct` (直送) only lets the target's people correct it and then
 * comes back to this step, where everything else stays as it is.
 */
export const returnTo: Handler<'returnTo'> = (run, { taskId, target, mode, variables }) => {
  const task = openTask(run, taskId);
  if (task.origin === 'delegated') throw onlyAnOpinion(taskId);
  const scope = run.state.scope(task.scopeId);
  const step = stepFor(run, scope, target);
  const way = step && wayFrom(run.process, run.state.current, step, scope);
  if (step === undefined || way == null) throw notPassed(scope, target);
  const node = run.node(scope.elementId);
  const isDirect = (mode ?? ('approval' in node ? node.approval.returnMode : 'redo')) === 'direct';

  writeTaskVariables(run, task, variables);
  noteAction(run, task);
  const { elementId } = scope;
  const { by } = run.origin;
  const ballot = ballotOf(run, step);
  const held = isDirect ? claim(run, task) : task;
  run.emit({ type: 'userTask.completed', taskId, elementId, outcome: 'return', by });
  run.emit({ type: 'returned', from: elementId, to: step.elementId, taskId, mode: isDirect ? 'direct' : 'redo', by });
  if (isDirect) {
    pauseTasks(run, held);
    const again = { rework: step.people, ...(ballot !== undefined && { ballot }) };
    run.push({ type: 'enter', elementId: step.elementId, scopeId: scope.id, ...again });
  } else {
    run.state.putTask({ ...task, status: 'returned' });
    for (const other of run.state.current.tasks.filter((each) => each.scopeId === scope.id)) {
      if (run.state.task(other.id) !== undefined) cancelTask(run, other, 'returned');
    }
    moveBack(run, { step, way, from: scope, reason: 'returned', ballot });
  }
};

function stepFor(run: Run, scope: Scope, target: ReturnTarget): PassedStep | undefined {
  if (target === 'previous') return previousStep(run.process, run.state.current, scope.id);
  const elementId = target === 'applicant' ? run.process.applicantTaskId : target.elementId;
  return stepsBefore(run.process, run.state.current, scope.id).find((step) => step.elementId === elementId);
}

/** Who was asked for an opinion (委派) gives it; what becomes of the case is for who asked. */
function onlyAnOpinion(taskId: string): CommandRejected {
  return new CommandRejected(
    'action.notAllowed',
    { taskId, action: 'return' },
    `Expected an opinion on ${taskId}, but got a return.`,
  );
}

function notPassed(scope: Scope, target: ReturnTarget): CommandRejected {
  const to = typeof target === 'string' ? target : target.elementId;
  return new CommandRejected(
    'return.notPassed',
    { from: scope.elementId, to },
    `Expected a step passed before ${scope.elementId}, but got ${to}.`,
  );
}
