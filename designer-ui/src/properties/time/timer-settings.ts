import { createIn, elementOf, type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { eventDefinitionOf } from '../events/event-definitions';

export const timerKinds = ['duration', 'date', 'cycle'] as const;
export type TimerKind = (typeof timerKinds)[number];

const attributes: Record<TimerKind, string> = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' };

/** ISO 8601 or FEEL, as the file has it. */
export interface TimerSetting {
  kind: TimerKind;
  value: string;
  /** Of a duration: counted in the school's working time. */
  isWorkingTime?: boolean;
}

export function readTimer(event: ModdleElement): TimerSetting {
  const definition = eventDefinitionOf(event, 'bpmn:TimerEventDefinition');
  const kind = timerKinds.find((each) => elementOf(definition, attributes[each])) ?? 'duration';
  const isWorkingTime = definition?.get('timeMeasure') === 'working';
  return {
    kind,
    value: textOf(elementOf(definition, attributes[kind]), 'body'),
    ...(isWorkingTime && { isWorkingTime }),
  };
}

export function changeTimer(event: ModdleElement, { kind, value, isWorkingTime }: TimerSetting): PropertyChange[] {
  const definition = eventDefinitionOf(event, 'bpmn:TimerEventDefinition');
  if (!definition) return [];
  const measure: PropertyChange[] =
    (definition.get('timeMeasure') === 'working') === (isWorkingTime ?? false)
      ? []
      : [{ target: definition, properties: { timeMeasure: isWorkingTime ? 'working' : undefined } }];
  const expression = elementOf(definition, attributes[kind]);
  const others = timerKinds.filter((each) => each !== kind && elementOf(definition, attributes[each]));
  if (expression && others.length === 0) return [{ target: expression, properties: { body: value } }, ...measure];
  const created = createIn(definition, 'bpmn:FormalExpression', { body: value });
  const removed = Object.fromEntries(others.map((each) => [attributes[each], undefined]));
  return [{ target: definition, properties: { ...removed, [attributes[kind]]: created } }, ...measure];
}
