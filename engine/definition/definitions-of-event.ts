import { isA, many, type ModdleElement, text } from './moddle-element.js';

/** Name of the link that an event is an end of; null = it is no link. */
export function linkName(event: ModdleElement): string | null {
  if (!isA(event, 'bpmn:Event')) return null;
  const [link] = definitionsOf(event).filter((definition) => isA(definition, 'bpmn:LinkEventDefinition'));
  return link ? (text(link, 'name') ?? '').trim() : null;
}

/** The event definitions of an event, in it and referred to. */
export function definitionsOf(event: ModdleElement): readonly ModdleElement[] {
  return [...many(event, 'eventDefinitions'), ...many(event, 'eventDefinitionRef')];
}
