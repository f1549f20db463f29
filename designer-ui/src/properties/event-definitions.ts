import type { RootReference } from './root-references';
import { elementOf, listOf, type ModdleElement } from '../modeler/moddle';

/** The event definition of this type (`bpmn:TimerEventDefinition` …), null when the event has none. */
export function eventDefinitionOf(event: ModdleElement, type: string): ModdleElement | null {
  if (!event.$instanceOf('bpmn:Event')) return null;
  return listOf(event, 'eventDefinitions').find(({ $type }) => $type === type) ?? null;
}

/** Message, error, signal or escalation that an event definition refers to. */
export const referenceOf = (definition: ModdleElement | null, name: RootReference['attribute']): ModdleElement | null =>
  elementOf(definition, name);
