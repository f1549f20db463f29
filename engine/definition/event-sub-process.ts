import { flag, isA, type ModdleElement } from './moddle-element.js';

/** Does it begin by an event of its own and not by a flow? */
export function isEventSubProcess(element: ModdleElement): boolean {
  return isA(element, 'bpmn:SubProcess') && flag(element, 'triggeredByEvent');
}
