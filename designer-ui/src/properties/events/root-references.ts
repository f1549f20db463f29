import {
  createIn,
  definitionsOf,
  elementOf,
  listOf,
  type ModdleElement,
  type PropertyChange,
} from '../../modeler/moddle';

/** What events name at the top of the file, so that several can share it. */
export interface RootReference {
  readonly attribute: 'messageRef' | 'errorRef' | 'signalRef' | 'escalationRef';
  readonly type: 'bpmn:Message' | 'bpmn:Error' | 'bpmn:Signal' | 'bpmn:Escalation';
  readonly idPrefix: string;
}

const reference = (what: 'Message' | 'Error' | 'Signal' | 'Escalation'): RootReference => ({
  attribute: `${what.toLowerCase() as Lowercase<typeof what>}Ref`,
  type: `bpmn:${what}`,
  idPrefix: `${what}_`,
});
export const messageReference = reference('Message');
export const errorReference = reference('Error');
export const signalReference = reference('Signal');
export const escalationReference = reference('Escalation');

/** Those of the file; events refer to them, several may share one. */
export function rootsOf(element: ModdleElement, { type }: RootReference): readonly ModdleElement[] {
  return listOf(definitionsOf(element), 'rootElements').filter(({ $type }) => $type === type);
}

/** Changes what the definition refers to; without one yet, a new root element is added to the file. */
export function changeReferenced(
  definition: ModdleElement,
  reference: RootReference,
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
  { attribute }: RootReference,
  root: ModdleElement | null,
): PropertyChange[] => [{ target: definition, properties: { [attribute]: root ?? undefined } }];
