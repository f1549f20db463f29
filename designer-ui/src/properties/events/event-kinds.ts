import { createIn, listOf, type ModdleElement, type PropertyChange } from '../../modeler/moddle';

/** What an event can be of, as bpmn calls it: `Timer` is a `bpmn:TimerEventDefinition`. */
export const eventKinds = [
  'Message',
  'Timer',
  'Signal',
  'Conditional',
  'Error',
  'Escalation',
  'Compensate',
  'Cancel',
  'Terminate',
  'Link',
] as const;
export type EventKind = (typeof eventKinds)[number];

const typeOf = (kind: EventKind) => `bpmn:${kind}EventDefinition`;
/** What ends something: of one event one of them can. */
const ending: readonly EventKind[] = ['Error', 'Cancel', 'Terminate'];

/** What may be waited for, or thrown, together with something else, by the place of the event (§10.5.4, table 10.93). */
function together(event: ModdleElement): readonly EventKind[] {
  const thrown: readonly EventKind[] = ['Message', 'Signal', 'Escalation', 'Compensate'];
  if (event.$type === 'bpmn:EndEvent')
    return [...thrown, ...ending.filter((kind) => kind !== 'Cancel' || event.$parent?.$type === 'bpmn:Transaction')];
  if (event.$instanceOf('bpmn:ThrowEvent')) return thrown;
  const waiting: readonly EventKind[] = ['Message', 'Timer', 'Signal', 'Conditional'];
  const isInside = event.$type === 'bpmn:BoundaryEvent' || event.$parent?.get('triggeredByEvent') === true;
  return isInside ? [...waiting, 'Error', 'Escalation'] : waiting;
}

/** A link leads elsewhere, and what is undone or canceled is waited for alone. */
function standsAlone(event: ModdleElement, kind: EventKind): boolean {
  return kind === 'Link' || (event.$instanceOf('bpmn:CatchEvent') && (kind === 'Compensate' || kind === 'Cancel'));
}

/** The kinds of the event, in the order of the file. */
export const kindsOf = (event: ModdleElement): EventKind[] =>
  listOf(event, 'eventDefinitions').flatMap(({ $type }) => eventKinds.filter((kind) => typeOf(kind) === $type));

/** Of these an event can have several: two messages, a date and a duration, errors of two codes. */
const repeated: readonly EventKind[] = ['Message', 'Timer', 'Signal', 'Conditional', 'Error', 'Escalation'];

/** Kinds that the event can have beside those that it has. An event without any gets its first by its shape. */
export function kindsToAdd(event: ModdleElement): EventKind[] {
  const present = kindsOf(event);
  if (present.length === 0 || present.some((kind) => standsAlone(event, kind))) return [];
  const isEnding = event.$instanceOf('bpmn:ThrowEvent') && present.some((kind) => ending.includes(kind));
  return together(event).filter(
    (kind) => (!present.includes(kind) || repeated.includes(kind)) && !(isEnding && ending.includes(kind)),
  );
}

export function addKind(event: ModdleElement, kind: EventKind): PropertyChange[] {
  const created = createIn(event, typeOf(kind));
  return [{ target: event, properties: { eventDefinitions: [...listOf(event, 'eventDefinitions'), created] } }];
}

/** The last one stays: what an event is of at all is its shape. */
export function removeKind(event: ModdleElement, index: number): PropertyChange[] {
  const rest = listOf(event, 'eventDefinitions').filter((_, i) => i !== index);
  if (rest.length === 0) return [];
  const single = rest.length === 1 && isParallel(event) ? { parallelMultiple: undefined } : {};
  return [{ target: event, properties: { eventDefinitions: rest, ...single } }];
}

/** Do all of them have to occur, instead of one? */
export const isParallel = (event: ModdleElement): boolean => event.get('parallelMultiple') === true;

/** Only what can be waited for side by side can be waited for together. */
export const canBeParallel = (event: ModdleElement): boolean =>
  event.$instanceOf('bpmn:CatchEvent') &&
  kindsOf(event).every((kind) => ['Message', 'Timer', 'Signal', 'Conditional'].includes(kind));

export const changeParallel = (event: ModdleElement, isOn: boolean): PropertyChange[] => [
  { target: event, properties: { parallelMultiple: isOn ? true : undefined } },
];
