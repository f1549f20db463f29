import type { Activity, IntermediateThrowEvent } from '../definition/flow-node.js';
import type { InstanceEvent } from '../definition/loop-characteristics.js';
import { definitionsIn } from '../event-definitions/definitions-in.js';
import { literalExpression } from '../expression.js';
import type { Run } from '../run.js';
import type { Scope, Variables } from '../state/instance-state.js';

/**
 * Throws what an instance that has ended throws implicitly, from the body, so that boundary events on the activity catch
 * it. It carries the numbers of the body. False = the body was interrupted by it.
 */
export function throwInstanceEvents(
  run: Run,
  node: Activity,
  events: readonly InstanceEvent[],
  body: Scope,
  instance: Scope,
  numbers: Variables,
): boolean {
  const isFirst = numbers['numberOfCompletedInstances'] === 1;
  for (const { when, event } of events) {
    const isDue = when === 'each' || (when === 'first' ? isFirst : isTrue(run, node, when, instance, numbers));
    if (!isDue) continue;
    const inputs = Object.entries(numbers).map(([variable, value]) => ({
      variable,
      expression: literalExpression(variable, value),
    }));
    const { id, name, scopeId } = node;
    const thrower: IntermediateThrowEvent = {
      kind: 'intermediateThrowEvent',
      ...{ id, name, scopeId, incoming: [], outgoing: [], event, inputs },
    };
    for (const definition of definitionsIn(event)) {
      run.eventBehavior(definition).throw?.(run, definition, thrower, body.id);
      if (run.state.findScope(body.id) === undefined) return false;
    }
  }
  return true;
}

function isTrue(
  run: Run,
  node: Activity,
  condition: Exclude<InstanceEvent['when'], string>,
  instance: Scope,
  numbers: Variables,
): boolean {
  return run.evaluate(condition, instance, node.id, numbers) === true;
}
