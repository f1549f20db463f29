import {
  createIn,
  definitionsOf,
  elementOf,
  listOf,
  type ModdleElement,
  type PropertyChange,
  textOf,
} from '../../modeler/moddle';
import { changeFeel, readFeel } from '../feel-property';
import {
  changeReferenced,
  errorReference,
  escalationReference,
  messageReference,
  type RootReference,
  signalReference,
} from '../events/root-references';

/** Which instances of an activity throw an event when they are done: none, each, the first, or those of a condition. */
export const behaviors = ['All', 'None', 'One', 'Complex'] as const;
export type Behavior = (typeof behaviors)[number];

export const thrownKinds = ['Signal', 'Escalation', 'Message', 'Error'] as const;
export type ThrownKind = (typeof thrownKinds)[number];

/** An event that instances throw, by its name or code; the condition (FEEL) counts for `Complex` only. */
export interface ThrownByInstances {
  kind: ThrownKind;
  name: string;
  condition: string;
}

const references: Record<ThrownKind, { reference: RootReference; attribute: string }> = {
  Signal: { reference: signalReference, attribute: 'name' },
  Escalation: { reference: escalationReference, attribute: 'escalationCode' },
  Message: { reference: messageReference, attribute: 'name' },
  Error: { reference: errorReference, attribute: 'errorCode' },
};
const referred = { None: 'noneBehaviorEventRef', One: 'oneBehaviorEventRef' } as const;
const typeOf = (kind: ThrownKind) => `bpmn:${kind}EventDefinition`;
const kindOf = (definition: ModdleElement | null): ThrownKind =>
  thrownKinds.find((kind) => definition?.$type === typeOf(kind)) ?? 'Signal';
type NewId = (prefix: string) => string;

const markerOf = (activity: ModdleElement) => elementOf(activity, 'loopCharacteristics');
const behaviorIn = (marker: ModdleElement): Behavior =>
  behaviors.find((each) => each === textOf(marker, 'behavior')) ?? 'All';

/** The definitions that are thrown, with what they stand in. */
function definitionsIn(marker: ModdleElement): { owner: ModdleElement; definition: ModdleElement | null }[] {
  const behavior = behaviorIn(marker);
  if (behavior === 'All') return [];
  if (behavior !== 'Complex') return [{ owner: marker, definition: elementOf(marker, referred[behavior]) }];
  return listOf(marker, 'complexBehaviorDefinition').map((owner) => ({
    owner,
    definition: listOf(elementOf(owner, 'event'), 'eventDefinitions')[0] ?? null,
  }));
}

export function readInstanceEvents(activity: ModdleElement): { behavior: Behavior; thrown: ThrownByInstances[] } {
  const marker = markerOf(activity);
  if (!marker) return { behavior: 'All', thrown: [] };
  const thrown = definitionsIn(marker).map(({ owner, definition }) => {
    const kind = kindOf(definition);
    const { reference, attribute } = references[kind];
    const name = textOf(elementOf(definition, reference.attribute), attribute);
    return { kind, name, condition: readFeel(owner, 'condition') };
  });
  return { behavior: behaviorIn(marker), thrown };
}

/** What another behavior said goes; where something is thrown there is something to fill in. */
export function changeBehavior(activity: ModdleElement, behavior: Behavior, newId: NewId): PropertyChange[] {
  const marker = markerOf(activity);
  if (!marker) return [];
  const cleared = { noneBehaviorEventRef: undefined, oneBehaviorEventRef: undefined, complexBehaviorDefinition: [] };
  if (behavior === 'All') return [{ target: marker, properties: { ...cleared, behavior: undefined } }];
  if (behavior === 'Complex') {
    const complexBehaviorDefinition = [newComplex(marker, newId)];
    return [{ target: marker, properties: { ...cleared, behavior, complexBehaviorDefinition } }];
  }
  const { change, definition } = newRoot(marker, 'Signal', newId);
  return [change, { target: marker, properties: { ...cleared, behavior, [referred[behavior]]: definition } }];
}

/** Changes kind, name or condition of one of the events. */
export function changeThrown(
  activity: ModdleElement,
  index: number,
  part: Partial<ThrownByInstances>,
  newId: NewId,
): PropertyChange[] {
  const marker = markerOf(activity);
  const place = marker && definitionsIn(marker)[index];
  if (!marker || !place) return [];
  const { owner, definition } = place;
  if (part.condition !== undefined) return changeFeel(owner, 'condition', part.condition);
  if (part.kind !== undefined && part.kind !== kindOf(definition)) return replaceKind(marker, owner, part.kind, newId);
  if (part.name === undefined || !definition) return [];
  const { reference, attribute } = references[kindOf(definition)];
  return changeReferenced(definition, reference, { [attribute]: part.name || undefined }, newId);
}

export function addThrown(activity: ModdleElement, newId: NewId): PropertyChange[] {
  const marker = markerOf(activity);
  if (!marker) return [];
  const complexBehaviorDefinition = [...listOf(marker, 'complexBehaviorDefinition'), newComplex(marker, newId)];
  return [{ target: marker, properties: { complexBehaviorDefinition } }];
}

export function removeThrown(activity: ModdleElement, index: number): PropertyChange[] {
  const marker = markerOf(activity);
  if (!marker) return [];
  const complexBehaviorDefinition = listOf(marker, 'complexBehaviorDefinition').filter((_, i) => i !== index);
  return [{ target: marker, properties: { complexBehaviorDefinition } }];
}

function replaceKind(marker: ModdleElement, owner: ModdleElement, kind: ThrownKind, newId: NewId): PropertyChange[] {
  const behavior = behaviorIn(marker);
  if (behavior === 'None' || behavior === 'One') {
    const { change, definition } = newRoot(marker, kind, newId);
    return [change, { target: marker, properties: { [referred[behavior]]: definition } }];
  }
  const event = elementOf(owner, 'event');
  if (!event) return [];
  const definition = createIn(event, typeOf(kind), { id: newId(`${kind}EventDefinition_`) });
  return [{ target: event, properties: { eventDefinitions: [definition] } }];
}

/** A definition at the top of the file, where references can reach it. */
function newRoot(marker: ModdleElement, kind: ThrownKind, newId: NewId) {
  const root = definitionsOf(marker);
  const definition = createIn(root, typeOf(kind), { id: newId(`${kind}EventDefinition_`) });
  const rootElements = [...listOf(root, 'rootElements'), definition];
  return { change: { target: root, properties: { rootElements } }, definition };
}

function newComplex(marker: ModdleElement, newId: NewId): ModdleElement {
  const complex = createIn(marker, 'bpmn:ComplexBehaviorDefinition', { id: newId('ComplexBehaviorDefinition_') });
  const event = createIn(complex, 'bpmn:ImplicitThrowEvent', { id: newId('ImplicitThrowEvent_') });
  event.set('eventDefinitions', [createIn(event, typeOf('Signal'), { id: newId('SignalEventDefinition_') })]);
  complex.set('event', event);
  return complex;
}
