import type { PlacedFlow } from './placed-node.js';
import type { SequenceFlow } from './graph.js';
import { one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** Reads a sequence flow with its condition. */
export function readFlow({ element, id, sourceId, targetId }: PlacedFlow, reading: Reading): SequenceFlow {
  const condition = one(element, 'conditionExpression');
  return {
    id,
    name: text(element, 'name'),
    sourceId,
    targetId,
    // Some tools leave an empty condition behind when it is deleted.
    condition: condition && text(condition, 'body') !== null ? reading.elementExpression(condition) : null,
  };
}
