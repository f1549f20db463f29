import type { Activity } from '../definition/graph.js';
import { eventBehaviorOf } from '../event-definitions/index.js';
import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { setLocalVariables } from '../state/variables.js';
import type { ActivityBehavior, Arrival, ElementBehavior } from './behavior.js';
import { beginInstances, instanceEnded } from './multi-instance.js';

/** What all activities share: a scope of their own, multi-instance, input mappings and boundary events. */
export function activity<Node extends Activity>(inner: ActivityBehavior<Node>): ElementBehavior<Node> {
  return {
    isFork: true,
    enter(run, node, arrival) {
      const isInstance = run.state.scope(arrival.scopeId).elementId === node.id;
      if (node.multiInstance !== null && !isInstance) {
        const body = beginInstances(run, node, node.multiInstance, arrival.scopeId);
        armBoundaryEvents(run, node, body);
        return;
      }
      const scope = openActivity(run, node, arrival);
      if (!isInstance && !isAside(run, node, arrival)) armBoundaryEvents(run, node, scope);
      inner.begin(run, node, scope, arrival);
    },
    restart(run, node, scope) {
      inner.begin(run, node, scope, null);
    },
    resume: inner.resume?.bind(inner),
    childEnded(run, node, scope, child) {
      if (scope.loop !== undefined && child !== null) instanceEnded(run, node, scope, scope.loop, child);
      else inner.childEnded?.(run, node, scope, child);
    },
  };
}

function openActivity(run: Run, node: Activity, arrival: Arrival): Scope {
  const { scopeId, loopCounter, variables, rework } = arrival;
  const scope = run.open({
    elementId: node.id,
    parentId: scopeId,
    ...(loopCounter !== undefined && { loopCounter }),
    ...(variables !== undefined && { variables }),
    ...(rework !== undefined && { rework }),
  });
  for (const { variable, expression } of node.inputs) {
    const value = run.evaluate(expression, run.state.scope(scope.id), node.id);
    setLocalVariables(run.state, scope.id, { [variable]: value });
  }
  return run.state.scope(scope.id);
}

/** Rework with 直送 runs below the step that returned, not in the drawing: nothing can leave it by a boundary event. */
function isAside(run: Run, node: Activity, arrival: Arrival): boolean {
  return run.state.scope(arrival.scopeId).elementId !== node.scopeId;
}

function armBoundaryEvents(run: Run, node: Activity, host: Scope): void {
  for (const id of node.boundaryEventIds) {
    const boundary = run.node(id);
    if ('event' in boundary) eventBehaviorOf(boundary.event).arm?.(run, boundary.event, boundary, host);
  }
}
