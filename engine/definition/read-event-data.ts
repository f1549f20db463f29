import type { EventData, Mapping } from './data-mapping.js';
import { many, type ModdleElement } from './moddle-element.js';
import { readMappings } from './read-activity.js';
import { readAssociation, variableOf } from './read-association.js';
import type { NodeContext } from './read-node.js';

/** Reads what a message or signal carries: by data input associations and by our mappings. */
export function readPayload(element: ModdleElement, { data, reading }: NodeContext): Mapping[] {
  const associations = many(element, 'dataInputAssociations').flatMap((each) => readAssociation(each, data, reading));
  return [...associations, ...readMappings(element, 'xiaowu:Input', reading)];
}

/** Reads where what an event brings goes, when its data outputs or our mappings say so. */
export function readEventData(element: ModdleElement, { data, reading }: NodeContext): EventData {
  const names = many(element, 'dataOutputs').map((each) => variableOf(each, data, reading));
  return {
    dataOutputs: names.filter((name) => name !== null),
    associations: many(element, 'dataOutputAssociations').flatMap((each) => readAssociation(each, data, reading)),
    takes: readMappings(element, 'xiaowu:Output', reading),
  };
}
