import type { ModdleElement } from '../modeler/moddle';
import { eventDefinitionOf } from './event-definitions';

/** What refers to a message: the definition of a message event, or a send or receive task itself. */
export function messageHolderOf(element: ModdleElement): ModdleElement | null {
  if (element.$type === 'bpmn:SendTask' || element.$type === 'bpmn:ReceiveTask') return element;
  return eventDefinitionOf(element, 'bpmn:MessageEventDefinition');
}
