import type { CommandOrigin } from '../commands/command.js';
import type { Process } from '../definition/graph.js';
import { CommandRejected, IncidentRaised } from '../errors.js';
import { arm } from '../event-definitions/catching.js';
import { defaultLimits, type Limits } from '../limits.js';
import { Run, type StepResult } from '../run.js';
import type { InstanceState, Variables } from '../state/instance-state.js';
import { upgrade } from '../state/upgrade.js';
import { caughtEvent } from './alike.js';
import { addedEvents, attachedTarget, checkMigration, isOtherSubscription } from './check-migration.js';
import { mappedState } from './mapped-state.js';
import type { MigrationPlan } from './migration-plan.js';

/**
 * Takes an instance over to another version of its process, all or nothing. Everything stays where it is: tasks with
 * their people, timers with their due times, calls that run. Boundary events that only the new version has are waited
 * for from now on. `variables` are given to the process, e.g. what only the other version reads. Throws CommandRejected `migration.impossible` with the errors of `checkMigration`, and
 * `instance.notRunning`. Pure like `step`.
 */
export function migrate(
  source: Process,
  target: Process,
  state: InstanceState,
  plan: MigrationPlan,
  { variables, ...origin }: CommandOrigin & { readonly variables?: Variables },
  limits?: Partial<Limits>,
): StepResult {
  const current = upgrade(state);
  const { status } = current;
  if (status !== 'running' && status !== 'suspended') {
    throw new CommandRejected('instance.notRunning', { status }, `Expected a running instance, but it is ${status}.`);
  }
  const errors = checkMigration(source, target, current, plan).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw impossible(errors.map(({ code, elementId }) => ({ code, elementId })));

  const run = new Run(target, mappedState(source, target, current, plan), origin, { ...defaultLimits, ...limits });
  run.emit({ type: 'instance.migrated', from: source.id, to: target.id });
  tellTasks(run);
  if (variables !== undefined) run.write(run.state.root.id, variables);
  try {
    carryJobs(run, source, target, current, plan);
    for (const { id, hostScopeId } of addedEvents(source, target, current, plan)) awaitEvent(run, id, hostScopeId);
  } catch (error) {
    if (!(error instanceof IncidentRaised)) throw error;
    throw impossible([{ code: error.code, elementId: error.elementId }]);
  }
  // Suspended, nothing moves: joins are looked at when it is resumed.
  if (status === 'running') run.drain();
  return run.result();
}

/** The steps of open tasks may be called otherwise now. */
function tellTasks(run: Run): void {
  const { tasks, scopes } = run.state.current;
  for (const { id: taskId, scopeId, status } of tasks) {
    const elementId = scopes.find(({ id }) => id === scopeId)?.elementId ?? '';
    if (status === 'open' || status === 'suspended') run.emit({ type: 'userTask.migrated', taskId, elementId });
  }
}

/** What is waited for goes on, is dropped, or is another thing in the new version. */
function carryJobs(run: Run, source: Process, target: Process, before: InstanceState, plan: MigrationPlan): void {
  for (const job of before.jobs) {
    const host = before.scopes.find(({ id }) => id === job.scopeId)?.elementId ?? '';
    const isAttached = host !== job.elementId && source.nodes[job.elementId] !== undefined;
    const after = isAttached
      ? attachedTarget(source, target, plan, job.elementId, host)
      : (target.nodes[plan.elements[job.elementId] ?? ''] ?? null);
    const now = run.state.job(job.id);
    if (now === undefined) continue;
    if (after === null) run.cancelJobs([now]);
    else if (isOtherSubscription(source.nodes[job.elementId], after)) {
      run.cancelJobs([now]);
      awaitEvent(run, after.id, job.scopeId, job.event);
    } else if (after.id !== job.elementId) {
      run.emit({ type: 'job.migrated', jobId: job.id, elementId: after.id });
    }
  }
}

/** Of several definitions of the event only this one, when it is given. */
function awaitEvent(run: Run, elementId: string, scopeId: string, only?: number): void {
  const node = run.node(elementId);
  const event = caughtEvent(node);
  const isOther = (index: number): boolean => only !== undefined && index !== only;
  if (event !== null) arm(run, event, node, run.state.scope(scopeId), isOther);
}

function impossible(problems: { code: string; elementId: string }[]): CommandRejected {
  const what = problems.map(({ code, elementId }) => `${code} at ${elementId}`).join('; ');
  return new CommandRejected('migration.impossible', { problems }, `Expected a plan that fits, but ${what}.`);
}
