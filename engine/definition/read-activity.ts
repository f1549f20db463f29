import type { PlacedNode } from './file-shape.js';
import type { Activity, Mapping, MultiInstance } from './graph.js';
import { flag, idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { extensionsOf } from './read-extensions.js';
import type { NodeContext } from './read-node.js';
import type { Reading } from './reading.js';

type ActivityPart = Pick<Activity, 'defaultFlowId' | 'boundaryEventIds' | 'multiInstance' | 'inputs' | 'outputs'>;

/** Parts of an activity that carry behaviour of their own and are not executed yet. */
const refusedParts = ['ioSpecification', 'dataInputAssociations', 'dataOutputAssociations', 'resources', 'properties'];

/** Reads what all activities share. */
export function readActivity({ element, boundaryEvents }: PlacedNode, { reading }: NodeContext): ActivityPart {
  if (flag(element, 'isForCompensation')) reading.unsupported(element, 'isForCompensation');
  for (const name of ['startQuantity', 'completionQuantity']) {
    if (element.get(name) !== 1) reading.unsupported(element, name);
  }
  for (const property of refusedParts) {
    for (const part of [...many(element, property), one(element, property)]) if (part) reading.unsupported(part);
  }
  if (one(element, 'operationRef')) reading.unsupported(element, 'operationRef');
  const defaultFlow = one(element, 'default');
  return {
    defaultFlowId: defaultFlow && (idOf(defaultFlow) ?? ''),
    boundaryEventIds: boundaryEvents,
    multiInstance: readMultiInstance(element, reading),
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

function readMultiInstance(element: ModdleElement, reading: Reading): MultiInstance | null {
  const loop = one(element, 'loopCharacteristics');
  if (!loop) return null;
  if (!isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')) {
    reading.unsupported(element, loop.$type);
    return null;
  }
  for (const part of ['loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem']) {
    if (one(loop, part)) reading.unsupported(element, part);
  }
  if (many(loop, 'complexBehaviorDefinition').length > 0) reading.unsupported(element, 'complexBehaviorDefinition');
  const behavior = text(loop, 'behavior');
  if (behavior !== null && behavior !== 'All') reading.unsupported(element, `behavior ${behavior}`);
  const cardinality = one(loop, 'loopCardinality');
  const completion = one(loop, 'completionCondition');
  const multiInstance: MultiInstance = {
    isSequential: flag(loop, 'isSequential'),
    cardinality: cardinality && reading.elementExpression(cardinality),
    collection: reading.attributeExpression(loop, 'collection'),
    inputItem: text(loop, 'elementVariable'),
    outputCollection: text(loop, 'outputCollection'),
    outputItem: reading.attributeExpression(loop, 'outputElement'),
    completionCondition: completion && text(completion, 'body') !== null ? reading.elementExpression(completion) : null,
  };
  if (multiInstance.cardinality && multiInstance.collection) reading.error('multiInstance.ambiguous', element);
  if (!multiInstance.cardinality && !multiInstance.collection) reading.error('multiInstance.countMissing', element);
  if ((multiInstance.outputCollection === null) !== (multiInstance.outputItem === null)) {
    reading.error('multiInstance.outputIncomplete', element);
  }
  return multiInstance;
}
