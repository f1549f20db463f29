import type { ModdleElement } from '../../modeler/moddle';
import { eventDefinitionOf } from './event-definitions';

/** What refers to a message: the definition of a message event, or a send or receive task or message flow itself. */
export function messageHolderOf(element: ModdleElement): ModdleElement | null {
  if (['bpmn:SendTask', 'bpmn:ReceiveTask', 'bpmn:MessageFlow'].includes(element.$type)) return element;
  return eventDefinitionOf(element, 'bpmn:MessageEventDefinition');
}
