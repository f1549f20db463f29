import { isA, type ModdleElement, one, text } from './moddle-element.js';

/**
 * Does the operation of a message event or task say no more than which message it is of? Messages go by name here; one
 * that is bound to an interface of a technology, or to other messages, would have to go by that.
 */
export function isOfMessages(operation: ModdleElement, message: ModdleElement | null): boolean {
  const isNamed =
    message !== null && ['inMessageRef', 'outMessageRef'].some((part) => one(operation, part) === message);
  return isNamed && isDescription(operation);
}

/** Is an operation (of a service that our own settings say how to call) not bound to a technology? */
export function isDescription(operation: ModdleElement): boolean {
  const bound = [operation, operation.$parent].some((part) => part && text(part, 'implementationRef') !== null);
  return isA(operation, 'bpmn:Operation') && !bound;
}
