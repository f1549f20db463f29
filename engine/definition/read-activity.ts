import { definitionsOf } from './definitions-of-event.js';
import type { FileShape } from './file-shape.js';
import type { PlacedNode } from './placed-node.js';
import type { Mapping } from './data-mapping.js';
import type { Task } from './flow-node.js';
import { flag, idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { isDescription } from './operation.js';
import { readData } from './read-data.js';
import { extensionsOf } from './read-extensions.js';
import { readMultiInstance } from './read-multi-instance.js';
import type { NodeContext } from './read-node.js';
import { readStandardLoop } from './read-standard-loop.js';
import type { Reading } from './reading.js';

type ActivityPart = Omit<Task, 'kind' | 'id' | 'name' | 'scopeId' | 'incoming' | 'outgoing'>;

/** Parts of an activity that carry behaviour of their own and are not executed yet. */
const refusedParts = ['resources'];

/** Tokens of one passage through an activity. */
const maxQuantity = 1000;

/** Reads what all activities share. */
export function readActivity(placed: PlacedNode, { reading, data, shape }: NodeContext): ActivityPart {
  const { element, boundaryEvents } = placed;
  for (const property of refusedParts) {
    for (const part of [...many(element, property), one(element, property)]) if (part) reading.unsupported(part);
  }
  const operation = isA(element, 'bpmn:ServiceTask') ? one(element, 'operationRef') : null;
  if (operation && !isDescription(operation)) reading.unsupported(element, 'operationRef');
  const defaultFlow = one(element, 'default');
  const loop = one(element, 'loopCharacteristics');
  const { inputs, outputs, ...own } = readData(element, data, reading);
  const isMultiple = loop !== null && isA(loop, 'bpmn:MultiInstanceLoopCharacteristics');
  const multiInstance = isMultiple ? readMultiInstance(loop, { inputs, outputs, data, reading }) : null;
  return {
    ...own,
    defaultFlowId: defaultFlow && (idOf(defaultFlow) ?? ''),
    boundaryEventIds: boundaryEvents,
    multiInstance,
    standardLoop: loop && isA(loop, 'bpmn:StandardLoopCharacteristics') ? readStandardLoop(loop, reading) : null,
    startQuantity: readQuantity(element, 'startQuantity', reading),
    completionQuantity: readQuantity(element, 'completionQuantity', reading),
    // What belongs to the body of a multi-instance activity is not done again by each instance.
    inputs: [
      ...inputs.filter((each) => multiInstance?.inputs.includes(each) !== true),
      ...readMappings(element, 'xiaowu:Input', reading),
    ],
    outputs: [
      ...outputs.filter((each) => multiInstance?.outputs?.includes(each) !== true),
      ...readMappings(element, 'xiaowu:Output', reading),
    ],
    compensationHandlerId: handlerOf(placed, shape),
    isForCompensation: flag(element, 'isForCompensation'),
  };
}

/** What an association leads to from the compensation event on the activity. */
function handlerOf({ boundaryEvents }: PlacedNode, { nodes }: FileShape): string | null {
  for (const id of boundaryEvents) {
    const event = nodes.get(id);
    const isCompensation =
      event && definitionsOf(event.element).some((each) => isA(each, 'bpmn:CompensateEventDefinition'));
    const handler = isCompensation ? event.associated.find((each) => nodes.has(each)) : undefined;
    if (handler !== undefined) return handler;
  }
  return null;
}

/** Reads `xiaowu:input` or `xiaowu:output`. */
export function readMappings(element: ModdleElement, type: string, reading: Reading): Mapping[] {
  return extensionsOf(element, type).map((mapping) => ({
    variable: reading.required(mapping, 'variable'),
    expression: reading.expression(mapping, text(mapping, 'expression') ?? ''),
  }));
}

/** Tokens that are needed or made; at least one. */
function readQuantity(element: ModdleElement, name: string, reading: Reading): number {
  const value = element.get(name);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= maxQuantity) return value;
  reading.error('attribute.invalid', element, { name, value: String(value), expected: [`1–${maxQuantity}`] });
  return 1;
}
