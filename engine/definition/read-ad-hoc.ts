import type { AdHocSubProcess } from './flow-node.js';
import { flag, type ModdleElement, one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** Reads what an ad-hoc sub-process has beside an activity. */
export function readAdHoc(
  element: ModdleElement,
  reading: Reading,
): Pick<AdHocSubProcess, 'ordering' | 'completionCondition' | 'cancelsRemaining'> {
  if (flag(element, 'triggeredByEvent')) reading.unsupported(element, 'triggeredByEvent');
  const condition = one(element, 'completionCondition');
  return {
    ordering: reading.word(element, 'ordering', ['Parallel', 'Sequential']) === 'Parallel' ? 'parallel' : 'sequential',
    completionCondition: condition && text(condition, 'body') !== null ? reading.elementExpression(condition) : null,
    cancelsRemaining: flag(element, 'cancelRemainingInstances'),
  };
}
