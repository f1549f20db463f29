import type { MultiInstance } from './graph.js';
import { flag, many, type ModdleElement, one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** Reads the marker of a multi-instance activity. */
export function readMultiInstance(loop: ModdleElement, reading: Reading): MultiInstance {
  for (const part of ['loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem']) {
    if (one(loop, part)) reading.unsupported(loop, part);
  }
  if (many(loop, 'complexBehaviorDefinition').length > 0) reading.unsupported(loop, 'complexBehaviorDefinition');
  const behavior = text(loop, 'behavior');
  if (behavior !== null && behavior !== 'All') reading.unsupported(loop, `behavior ${behavior}`);
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
  if (multiInstance.cardinality && multiInstance.collection) reading.error('multiInstance.ambiguous', loop);
  if (!multiInstance.cardinality && !multiInstance.collection) reading.error('multiInstance.countMissing', loop);
  if ((multiInstance.outputCollection === null) !== (multiInstance.outputItem === null)) {
    reading.error('multiInstance.outputIncomplete', loop);
  }
  return multiInstance;
}
