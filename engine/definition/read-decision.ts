import type { BusinessRuleTask } from './flow-node.js';
import { type ModdleElement, text } from './moddle-element.js';
import { readBinding } from './read-binding.js';
import { extensionsOf } from './read-extensions.js';
import type { Reading } from './reading.js';

/** Reads `xiaowu:decision` of a business rule task. */
export function readDecision(
  element: ModdleElement,
  reading: Reading,
): Pick<BusinessRuleTask, 'decisionId' | 'decision' | 'resultVariable'> {
  const [decision, ...more] = extensionsOf(element, 'xiaowu:Decision');
  if (more.length > 0) reading.error('extension.repeated', element, { type: 'xiaowu:Decision' });
  if (!decision) {
    reading.error('decision.missing', element);
    return { decisionId: '', decision: { binding: 'latest' }, resultVariable: null };
  }
  return {
    decisionId: reading.required(decision, 'decisionId'),
    decision: readBinding(decision, 'latest', reading),
    resultVariable: text(decision, 'resultVariable'),
  };
}
