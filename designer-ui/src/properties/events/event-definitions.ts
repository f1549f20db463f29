import { shallowReactive } from 'vue';
import { elementOf, listOf, type ModdleElement } from '../../modeler/moddle';
import type { RootReference } from './root-references';

/** Where an event has several definitions of one type: those that the panel shows. */
const chosen = shallowReactive(new WeakSet<ModdleElement>());

/** Those of the event that are of the same type as this one, itself among them. */
const sameAs = (event: ModdleElement, definition: ModdleElement): readonly ModdleElement[] =>
  listOf(event, 'eventDefinitions').filter(({ $type }) => $type === definition.$type);

/** From now on the panel is about this one of several of its type. */
export function chooseDefinition(event: ModdleElement, definition: ModdleElement): void {
  sameAs(event, definition).forEach((each) => chosen.delete(each));
  chosen.add(definition);
}

/**
 * The event definition of this type (`bpmn:TimerEventDefinition` …): of several the chosen one, else the first; null
 * when the event has none.
 */
export function eventDefinitionOf(event: ModdleElement, type: string): ModdleElement | null {
  if (!event.$instanceOf('bpmn:Event')) return null;
  const all = listOf(event, 'eventDefinitions').filter(({ $type }) => $type === type);
  return all.find((each) => chosen.has(each)) ?? all[0] ?? null;
}

/** A definition of the event with its number among those of its type; null where it is the only one. */
export interface ShownDefinition {
  readonly number: number | null;
  readonly isShown: boolean;
}

/** Its definitions in the order of the file. */
export const shownDefinitions = (event: ModdleElement): ShownDefinition[] =>
  listOf(event, 'eventDefinitions').map((each) => {
    const same = sameAs(event, each);
    const number = same.length > 1 ? same.indexOf(each) + 1 : null;
    return { number, isShown: eventDefinitionOf(event, each.$type) === each };
  });

/** Which of its definitions are shown, as a key: what is built for one is not about another. */
export const choiceOf = (element: ModdleElement): string =>
  element.$instanceOf('bpmn:Event')
    ? shownDefinitions(element)
        .map(({ isShown }) => Number(isShown))
        .join('')
    : '';

/** Message, error, signal or escalation that an event definition refers to. */
export const referenceOf = (definition: ModdleElement | null, name: RootReference['attribute']): ModdleElement | null =>
  elementOf(definition, name);
