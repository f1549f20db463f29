import type { Binding } from './flow-node.js';
import type { ModdleElement } from './moddle-element.js';
import { text } from './moddle-element.js';
import type { Reading } from './reading.js';

type Kind = Binding['binding'];

/** Reads which version is meant; a fixed one has its number. */
export function readBinding(element: ModdleElement, byDefault: Kind, reading: Reading): Binding {
  const kinds: [Kind, ...Kind[]] = ['latest', 'deployment', 'version'];
  const binding = text(element, 'binding') === null ? byDefault : reading.word(element, 'binding', kinds);
  if (binding !== 'version') return { binding };
  if (text(element, 'version') === null) reading.error('binding.versionMissing', element);
  return { binding, version: reading.wholeNumber(element, 'version', { from: 1, to: 999_999_999, default: 1 }) };
}
