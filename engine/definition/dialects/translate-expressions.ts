import { type ModdleElement, text } from '../moddle-element.js';
import type { Reading } from '../reading.js';
import { asItWas } from './as-it-was.js';
import { isForeignExpression, onlyExpression, toFeel } from './foreign-expression.js';
import { NotTranslatable } from './juel-syntax.js';

/** Attributes that are names here and may be expressions elsewhere. */
const names: { readonly [type: string]: readonly string[] } = {
  'bpmn:Message': ['name'],
  'bpmn:Signal': ['name'],
  'bpmn:Error': ['errorCode'],
  'bpmn:Escalation': ['escalationCode'],
  'bpmn:CallActivity': ['calledElement'],
};

/**
 * Turns `${…}` and `=…` in conditions, timers and scripts into FEEL, and refuses them where a name is needed.
 * `keepsRefused`: what has no counterpart stays as it is.
 */
export function translateExpressions(elements: readonly ModdleElement[], reading: Reading, keepsRefused = false): void {
  for (const element of elements) {
    if (element.$descriptor.isGeneric === true) continue;
    const undo = keepsRefused ? asItWas(element) : null;
    const isRefused = reading.problems.findsErrors(() => {
      if (element.$instanceOf('bpmn:Expression')) translateBody(element, 'body', reading);
      if (element.$type === 'bpmn:ScriptTask') translateScript(element, reading);
    });
    if (isRefused) undo?.();
    for (const name of names[element.$type] ?? []) {
      const written = text(element, name);
      if (written === null || !isForeignExpression(written)) continue;
      reading.error('dialect.expression', element, { expression: written.slice(0, 200), part: name });
    }
  }
}

function translateScript(element: ModdleElement, reading: Reading): void {
  const format = text(element, 'scriptFormat');
  const isExpression = onlyExpression(text(element, 'script') ?? '') !== null;
  const isJuel = format !== null && /^(juel|uel)$/i.test(format.trim());
  if (!isJuel && !(format === null && isExpression)) return;
  translateBody(element, 'script', reading);
  element.set('scriptFormat', 'application/feel');
}

function translateBody(element: ModdleElement, property: string, reading: Reading): void {
  const written = text(element, property);
  if (written === null || !isForeignExpression(written)) return;
  element.set(property, feelOf(element, written, reading));
  if (element.$instanceOf('bpmn:FormalExpression') && text(element, 'language') !== null) {
    element.set('language', undefined);
  }
}

function feelOf(element: ModdleElement, written: string, reading: Reading): string {
  try {
    const isCondition = element.$parent?.$type === 'bpmn:SequenceFlow' && !written.trim().startsWith('=');
    const feel = toFeel(written);
    if (isCondition && onlyExpression(written) === null) throw new NotTranslatable('text around ${…}');
    return feel;
  } catch (error) {
    if (!(error instanceof NotTranslatable)) throw error;
    const expression = written.trim().slice(0, 200);
    reading.error('dialect.expression', element, { expression, part: error.part });
    return 'null';
  }
}
