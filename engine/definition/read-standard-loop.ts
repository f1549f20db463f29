import type { StandardLoop } from './loop-characteristics.js';
import { flag, type ModdleElement, one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** Reads the marker of a looping activity: it says when it ends, by a condition, a maximum or both. */
export function readStandardLoop(loop: ModdleElement, reading: Reading): StandardLoop {
  const condition = one(loop, 'loopCondition');
  const maximum = loop.get('loopMaximum');
  const isCount = typeof maximum === 'number' && Number.isInteger(maximum) && maximum >= 0;
  if (maximum !== undefined && !isCount) {
    reading.error('attribute.invalid', loop, { name: 'loopMaximum', value: String(maximum), expected: ['0, 1, 2 …'] });
  }
  const standardLoop: StandardLoop = {
    testBefore: flag(loop, 'testBefore'),
    condition: condition && text(condition, 'body') !== null ? reading.elementExpression(condition) : null,
    maximum: isCount ? maximum : null,
  };
  if (standardLoop.condition === null && standardLoop.maximum === null) reading.error('loop.endless', loop);
  return standardLoop;
}
