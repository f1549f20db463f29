import type { Activity } from '../definition/flow-node.js';
import { arm } from '../event-definitions/catching.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { takeInputs } from './activity-data.js';
import type { ActivityBehavior, Arrival, ElementBehavior } from './behavior.js';
import { beginInstances, instanceEnded } from './multi-instance.js';
import { beginRounds, roundEnded } from './standard-loop.js';
import { beginWhenEnough, waitsForMore } from './start-quantity.js';

/** What all activities share: a scope of their own, multi-instance and loop, input mappings and boundary events. */
export function activity<Node extends Activity>(inner: ActivityBehavior<Node>): ElementBehavior<Node> {
  return {
    isFork: true,
    enter(run, node, arrival) {
      const isInstance = run.state.scope(arrival.scopeId).elementId === node.id;
      if (!isInstance) {
        if (waitsForMore(run, node, arrival)) return;
        const body = openBody(run, node, arrival.scopeId);
        if (body !== null) return armBoundaryEvents(run, node, body);
      }
      const scope = openActivity(run, node, arrival);
      if (!isInstance && !isAside(run, node, arrival)) armBoundaryEvents(run, node, scope);
      inner.begin(run, node, scope, arrival);
    },
    restart(run, node, scope) {
      inner.begin(run, node, scope, null);
    },
    recheck: beginWhenEnough,
    resume: inner.resume?.bind(inner),
    childCompleted: inner.childCompleted?.bind(inner),
    isChosenInside: inner.isChosenInside ?? false,
    childEnded(run, node, scope, child) {
      const { multiInstance, standardLoop } = node;
      if (child !== null && multiInstance !== null && scope.loop !== undefined) {
        instanceEnded(run, node, multiInstance, scope, scope.loop, child);
      } else if (child !== null && standardLoop !== null && scope.rounds !== undefined) {
        roundEnded(run, node, standardLoop, scope, child);
      } else inner.childEnded?.(run, node, scope, child);
    },
  };
}

/** The scope around the instances of a multi-instance activity or the rounds of a loop; null = it is done once. */
function openBody(run: Run, node: Activity, parentId: string): Scope | null {
  const { multiInstance, standardLoop } = node;
  if (multiInstance !== null) return beginInstances(run, node, multiInstance, parentId);
  return standardLoop === null ? null : beginRounds(run, node, standardLoop, parentId);
}

function openActivity(run: Run, node: Activity, arrival: Arrival): Scope {
  const { scopeId, loopCounter, round, variables, rework, doneBy, ballot } = arrival;
  const scope = run.open({
    elementId: node.id,
    parentId: scopeId,
    ...(loopCounter !== undefined && { loopCounter }),
    ...(round !== undefined && { round }),
    ...((variables !== undefined || node.locals.length > 0) && {
      variables: { ...Object.fromEntries(node.locals.map((name) => [name, null])), ...variables },
    }),
    ...(rework !== undefined && { rework }),
    ...(doneBy !== undefined && node.kind === 'userTask' && { doneBy }),
    ...(ballot !== undefined && node.kind === 'userTask' && { ballots: [ballot] }),
  });
  takeInputs(run, node, scope);
  return run.state.scope(scope.id);
}

/** Rework with 直送 runs below the step that returned, not in the drawing: nothing can leave it by a boundary event. */
function isAside(run: Run, node: Activity, arrival: Arrival): boolean {
  return run.state.scope(arrival.scopeId).elementId !== node.scopeId;
}

function armBoundaryEvents(run: Run, node: Activity, host: Scope): void {
  for (const id of node.boundaryEventIds) {
    const boundary = run.node(id);
    if ('event' in boundary) arm(run, boundary.event, boundary, host);
  }
}
