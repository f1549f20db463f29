import { definitionsOf } from './definitions-of-event.js';
import { isA, many, type ModdleElement, nearestId, partsOf } from './moddle-element.js';
import type { Reading } from './reading.js';
import { xiaowuModdle } from './xiaowu-moddle.js';

const allowedIn = new Map(xiaowuModdle.types.map(({ name, meta }) => [`xiaowu:${name}`, meta?.allowedIn ?? []]));

/** Drawing, not behaviour; it is full of attributes of drawing tools. */
const notRead = new Set(['diagrams']);
const harmlessPrefixes = /^(xmlns|xsi|xml)(:|$)/;

/**
 * Looks through the whole file for extensions: ours at a place where nobody reads them are errors, those of other tools
 * are warnings.
 */
export function checkExtensions(root: ModdleElement, reading: Reading): void {
  const open: ModdleElement[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.$type === 'bpmn:ExtensionElements') {
      for (const value of many(element, 'values')) checkElement(value, element.$parent, reading);
      continue;
    }
    for (const name of Object.keys(element.$attrs ?? {})) {
      if (name.includes(':') && !harmlessPrefixes.test(name)) ignore(element, name, reading);
    }
    for (const part of partsOf(element, notRead)) open.push(part);
  }
}

function checkElement(extension: ModdleElement, parent: ModdleElement | undefined, reading: Reading): void {
  const places = allowedIn.get(extension.$type);
  if (!places) ignore(parent ?? extension, extension.$type, reading);
  else if (!parent || !places.some((type) => isA(parent, type)) || !isMapped(extension, parent)) {
    reading.problems.error('extension.misplaced', nearestId(parent), { type: extension.$type });
  }
}

const carrying = ['bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition'];
const bringing = [
  ...carrying,
  ...['Timer', 'Conditional', 'Error', 'Escalation'].map((kind) => `bpmn:${kind}EventDefinition`),
];

/** Is a mapping of an event one that is evaluated: what is sent with it, or what it brings when it happens? */
function isMapped({ $type }: ModdleElement, parent: ModdleElement): boolean {
  if (!isA(parent, 'bpmn:Event')) return true;
  const definitions = definitionsOf(parent).map((definition) => definition.$type);
  if ($type === 'xiaowu:Input') return definitions.some((type) => carrying.includes(type));
  if ($type !== 'xiaowu:Output') return true;
  const isStart = isA(parent, 'bpmn:StartEvent') && isA(parent.$parent ?? parent, 'bpmn:Process');
  return definitions.every((type) => bringing.includes(type)) && (definitions.length > 0 || isStart);
}

function ignore(element: ModdleElement, name: string, reading: Reading): void {
  reading.problems.warning('extension.ignored', nearestId(element), { name });
}
