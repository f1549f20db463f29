import type { PlacedNode } from './file-shape.js';
import type { Activity, Mapping } from './graph.js';
import { flag, idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { extensionsOf } from './read-extensions.js';
import { readMultiInstance } from './read-multi-instance.js';
import type { NodeContext } from './read-node.js';
import { readStandardLoop } from './read-standard-loop.js';
import type { Reading } from './reading.js';

type ActivityPart = Pick<
  Activity,
  | 'defaultFlowId'
  | 'boundaryEventIds'
  | 'multiInstance'
  | 'standardLoop'
  | 'startQuantity'
  | 'completionQuantity'
  | 'inputs'
  | 'outputs'
>;

/** Parts of an activity that carry behaviour of their own and are not executed yet. */
const refusedParts = ['ioSpecification', 'dataInputAssociations', 'dataOutputAssociations', 'resources', 'properties'];

/** Tokens of one passage through an activity. */
const maxQuantity = 1000;

/** Reads what all activities share. */
export function readActivity({ element, boundaryEvents }: PlacedNode, { reading }: NodeContext): ActivityPart {
  if (flag(element, 'isForCompensation')) reading.unsupported(element, 'isForCompensation');
  for (const property of refusedParts) {
    for (const part of [...many(element, property), one(element, property)]) if (part) reading.unsupported(part);
  }
  if (one(element, 'operationRef')) reading.unsupported(element, 'operationRef');
  const defaultFlow = one(element, 'default');
  const loop = one(element, 'loopCharacteristics');
  return {
    defaultFlowId: defaultFlow && (idOf(defaultFlow) ?? ''),
    boundaryEventIds: boundaryEvents,
    multiInstance: loop && isA(loop, 'bpmn:MultiInstanceLoopCharacteristics') ? readMultiInstance(loop, reading) : null,
    standardLoop: loop && isA(loop, 'bpmn:StandardLoopCharacteristics') ? readStandardLoop(loop, reading) : null,
    startQuantity: readQuantity(element, 'startQuantity', reading),
    completionQuantity: readQuantity(element, 'completionQuantity', reading),
    inputs: readMappings(element, 'xiaowu:Input', reading),
    outputs: readMappings(element, 'xiaowu:Output', reading),
  };
}

function readMappings(element: ModdleElement, type: string, reading: Reading): Mapping[] {
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
