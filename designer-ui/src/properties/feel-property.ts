import { createIn, elementOf, type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';

/** An expression that stands as an element of its own inside of its owner, e.g. `condition`, `completionCondition`. */
export const readFeel = (owner: ModdleElement | null, name: string): string => textOf(elementOf(owner, name), 'body');

export function changeFeel(owner: ModdleElement, name: string, body: string): PropertyChange[] {
  const value = body.trim() === '' ? undefined : createIn(owner, 'bpmn:FormalExpression', { body: body.trim() });
  return [{ target: owner, properties: { [name]: value } }];
}
