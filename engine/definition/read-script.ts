import type { JavaScript } from './flow-node.js';
import type { Expression } from './parsed-expression.js';
import { type ModdleElement, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** Reads a script by its language: FEEL (also when nothing is said) or JavaScript. */
export function readScript(element: ModdleElement, format: string | null, reading: Reading): Expression | JavaScript {
  const source = text(element, 'script') ?? '';
  if (format !== null && /^(text\/|application\/)?(x-)?(javascript|ecmascript|js)$/i.test(format.trim())) {
    if (source.trim() === '') reading.error('script.empty', element);
    return { language: 'javascript', source };
  }
  if (format !== null && !/feel/i.test(format)) reading.error('script.format', element, { format });
  return reading.expression(element, source);
}
