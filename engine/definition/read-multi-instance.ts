import { variableExpression } from '../expression.js';
import type { DataObjects } from './data-objects.js';
import type { Mapping } from './data-mapping.js';
import type { MultiInstance } from './loop-characteristics.js';
import { flag, isA, type ModdleElement, one, text } from './moddle-element.js';
import { variableOf } from './read-association.js';
import { readInstanceEvents } from './read-instance-events.js';
import type { Reading } from './reading.js';

interface Surroundings {
  /** The data associations of the activity. */
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly data: DataObjects;
  readonly reading: Reading;
}

type Data = Pick<MultiInstance, 'collection' | 'inputItem' | 'outputCollection' | 'outputItem' | 'inputs' | 'outputs'>;

/** Reads the marker of a multi-instance activity; its collections by our attributes or by the standard's references. */
export function readMultiInstance(loop: ModdleElement, around: Surroundings): MultiInstance {
  const { reading } = around;
  const cardinality = one(loop, 'loopCardinality');
  const completion = one(loop, 'completionCondition');
  const multiInstance: MultiInstance = {
    isSequential: flag(loop, 'isSequential'),
    cardinality: cardinality && reading.elementExpression(cardinality),
    ...readCollections(loop, around),
    events: readInstanceEvents(loop, reading),
    completionCondition: completion && text(completion, 'body') !== null ? reading.elementExpression(completion) : null,
  };
  if (multiInstance.cardinality && multiInstance.collection) reading.error('multiInstance.ambiguous', loop);
  if (!multiInstance.cardinality && !multiInstance.collection) reading.error('multiInstance.countMissing', loop);
  if ((multiInstance.outputCollection === null) !== (multiInstance.outputItem === null)) {
    reading.error('multiInstance.outputIncomplete', loop);
  }
  return multiInstance;
}

/** A collection that is an input or output of the activity is filled and emptied by the body, once (§13.3.7). */
function readCollections(loop: ModdleElement, { inputs, outputs, data, reading }: Surroundings): Data {
  const refs = {
    input: one(loop, 'loopDataInputRef'),
    output: one(loop, 'loopDataOutputRef'),
    inputItem: one(loop, 'inputDataItem'),
    outputItem: one(loop, 'outputDataItem'),
  };
  const nameOf = (item: ModdleElement | null): string | null => item && variableOf(item, data, reading);
  const [input, output, inputItem, outputItem] = [refs.input, refs.output, refs.inputItem, refs.outputItem].map(nameOf);
  const ours = {
    collection: reading.attributeExpression(loop, 'collection'),
    inputItem: text(loop, 'elementVariable'),
    outputCollection: text(loop, 'outputCollection'),
    outputItem: reading.attributeExpression(loop, 'outputElement'),
  };
  const isTwice =
    (input != null && ours.collection !== null) ||
    (inputItem != null && ours.inputItem !== null) ||
    (output != null && ours.outputCollection !== null) ||
    (outputItem != null && ours.outputItem !== null);
  if (isTwice) reading.error('multiInstance.ambiguous', loop);
  const isOwnInput = refs.input !== null && isA(refs.input, 'bpmn:DataInput');
  const isOwnOutput = refs.output !== null && isA(refs.output, 'bpmn:DataOutput');
  return {
    collection: ours.collection ?? (input == null ? null : variableExpression(input)),
    inputItem: ours.inputItem ?? inputItem ?? null,
    outputCollection: ours.outputCollection ?? output ?? null,
    outputItem: ours.outputItem ?? (outputItem == null ? null : variableExpression(outputItem)),
    inputs: isOwnInput ? inputs.filter(({ variable }) => variable === input) : [],
    outputs: isOwnOutput ? outputs.filter(({ expression }) => expression.reads.includes(output ?? '')) : null,
  };
}
