import { beginCompensation, takeCompensations } from '../compensation/compensate.js';
import type { CompensationDefinition } from '../definition/event-definition.js';
import type { EventBehavior } from './event-behavior.js';

/** Undoes what its scope has completed; the token goes on when that is done, or at once (§13.5.5). */
export const compensation: EventBehavior<CompensationDefinition> = {
  takesToken: true,
  throw(run, { activityId, waitsForCompletion }, node, scopeId) {
    const taken = takeCompensations(run, scopeId, activityId);
    if (!waitsForCompletion || taken.length === 0) run.push({ type: 'leave', elementId: node.id, scopeId });
    if (taken.length > 0) beginCompensation(run, node.id, scopeId, taken);
  },
  compensated(run, { waitsForCompletion }, node, scope) {
    if (waitsForCompletion) return run.push({ type: 'complete', scopeId: scope.id });
    run.state.removeScope(scope.id);
    run.emit({ type: 'activity.completed', elementId: node.id, activityId: scope.id });
    run.consume(scope.parentId ?? '');
  },
};
