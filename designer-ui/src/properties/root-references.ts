import { createIn, definitionsOf, elementOf, listOf, type ModdleElement, type PropertyChange } from '../modeler/moddle';

type Reference = { attribute: 'messageRef' | 'errorRef'; type: 'bpmn:Message' | 'bpmn:Error'; idPrefix: string };

export const messageReference: Reference = { attribute: 'messageRef', type: 'bpmn:Message', idPrefix: 'Message_' };
export const errorReference: Reference = { attribute: 'errorRef', type: 'bpmn:Error', idPrefix: 'Error_' };

/** Messages or errors of the file; events refer to them, several may share one. */
export function rootsOf(element: ModdleElement, { type }: Reference): readonly ModdleElement[] {
  return listOf(definitionsOf(element), 'rootElements').filter(({ $type }) => $type === type);
}

/** Changes what the definition refers to; without one yet, a new root element is added to the file. */
export function changeReferenced(
  definition: ModdleElement,
  reference: Reference,
  properties: Readonly<Record<string, unknown>>,
  newId: (prefix: string) => string,
): PropertyChange[] {
  const existing = elementOf(definition, reference.attribute);
  if (existing) return [{ target: existing, properties }];
  const root = definitionsOf(definition);
  const created = createIn(root, reference.type, { id: newId(reference.idPrefix), ...properties });
  return [
    { target: root, properties: { rootElements: [...listOf(root, 'rootElements'), created] } },
    { target: definition, properties: { [reference.attribute]: created } },
  ];
}

export const pointTo = (
  definition: ModdleElement,
  { attribute }: Reference,
  root: ModdleElement | null,
): PropertyChange[] => [{ target: definition, properties: { [attribute]: root ?? undefined } }];
