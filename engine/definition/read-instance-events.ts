import { literalExpression } from '../expression.js';
import type { SingleDefinition } from './event-definition.js';
import type { InstanceEvent } from './loop-characteristics.js';
import type { Expression } from './parsed-expression.js';
import { many, type ModdleElement, one } from './moddle-element.js';
import { readDefinition, readEvent } from './read-event.js';
import type { Reading } from './reading.js';

/** What goes outwards from an activity and can be caught at its border. */
const throwable: readonly SingleDefinition['kind'][] = ['signal', 'escalation', 'error', 'message'];

/** Reads the `behavior` of a multi-instance activity: which events its instances throw when they end. */
export function readInstanceEvents(loop: ModdleElement, reading: Reading): InstanceEvent[] {
  const complex = many(loop, 'complexBehaviorDefinition');
  switch (reading.word(loop, 'behavior', ['All', 'None', 'One', 'Complex'])) {
    case 'All':
      return [];
    case 'None':
      return readReferred(loop, 'noneBehaviorEventRef', 'each', reading);
    case 'One':
      return readReferred(loop, 'oneBehaviorEventRef', 'first', reading);
    case 'Complex':
      if (complex.length === 0) reading.error('multiInstance.eventMissing', loop);
      return complex.flatMap((each) => readComplex(each, reading));
  }
}

function readReferred(
  loop: ModdleElement,
  property: 'noneBehaviorEventRef' | 'oneBehaviorEventRef',
  when: 'each' | 'first',
  reading: Reading,
): InstanceEvent[] {
  const definition = one(loop, property);
  const event = definition && readDefinition(definition, throwable, loop, reading);
  // The standard's default signal has no name by which anybody could catch it.
  if (!definition) reading.error('multiInstance.eventMissing', loop);
  return event ? [{ when, event }] : [];
}

function readComplex(element: ModdleElement, reading: Reading): InstanceEvent[] {
  const [condition, event] = [one(element, 'condition'), one(element, 'event')];
  const when: Expression = condition ? reading.elementExpression(condition) : literalExpression('', null);
  if (!condition) reading.error('expression.empty', element);
  if (!event) reading.error('multiInstance.eventMissing', element);
  return event ? [{ when, event: readEvent(event, throwable, reading) }] : [];
}
