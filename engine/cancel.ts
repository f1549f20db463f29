import { putBackCompensations } from './compensation/kept.js';
import type { CancelReason } from './event.js';
import type { Run } from './run.js';
import type { Scope } from './state/instance-state.js';

/** Ends a scope and everything below it without completing it. The caller says how its token goes on. */
export function cancel(run: Run, scopeId: string, reason: CancelReason): void {
  cancelScopes(run, scopeId, reason, true);
}

/** Ends everything inside a scope; the scope itself stays. */
export function cancelInside(run: Run, scopeId: string, reason: CancelReason): void {
  cancelScopes(run, scopeId, reason, false);
}

function cancelScopes(run: Run, scopeId: string, reason: CancelReason, isWhole: boolean): void {
  const gone = new Set([scopeId]);
  // Parents stand before their children, so one pass finds the whole tree.
  for (const { id, parentId } of run.state.current.scopes) if (parentId !== null && gone.has(parentId)) gone.add(id);
  // An event that is waited for by the scope itself (a boundary event, an event sub-process) outlives its inside.
  const isGone = (id: string): boolean => gone.has(id) && (isWhole || id !== scopeId);
  putBackCompensations(run, isGone);
  const { scopes, tasks, groups, tokens, jobs, incidents } = run.state.current;
  const elementOf = (id: string): string => scopes.find((scope) => scope.id === id)?.elementId ?? '';

  for (const task of tasks) {
    if (gone.has(task.scopeId) && (task.status === 'open' || task.status === 'suspended')) {
      run.emit({ type: 'userTask.canceled', taskId: task.id, elementId: elementOf(task.scopeId), reason });
    }
  }
  run.cancelJobs(jobs.filter((job) => isGone(job.scopeId)));
  for (const incident of incidents) {
    if (gone.has(incident.scopeId)) {
      run.emit({ type: 'incident.resolved', incidentId: incident.id, elementId: incident.elementId });
    }
  }
  for (const scope of [...scopes].reverse()) {
    if (isGone(scope.id)) {
      run.emit({ type: 'activity.canceled', elementId: scope.elementId, activityId: scope.id, reason });
    }
  }
  run.dropMoves(gone);
  run.state.patch({
    scopes: scopes.flatMap((scope) => (isGone(scope.id) ? [] : [scope.id === scopeId ? withoutReset(scope) : scope])),
    tasks: tasks.filter((task) => !gone.has(task.scopeId)),
    groups: groups.filter((group) => !gone.has(group.scopeId)),
    tokens: tokens.filter((token) => !gone.has(token.scopeId)),
    incidents: incidents.filter((incident) => !gone.has(incident.scopeId)),
  });
}

/** Nothing is inside any more that a complex gateway could wait for. */
function withoutReset(scope: Scope): Scope {
  if (scope.resetting === undefined) return scope;
  const { resetting: _, ...rest } = scope;
  return rest;
}
