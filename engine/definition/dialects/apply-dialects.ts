import { type ModdleElement, partsOf } from '../moddle-element.js';
import type { Reading } from '../reading.js';
import { asItWas } from './as-it-was.js';
import { activiti } from './activiti.js';
import { camunda7 } from './camunda-7.js';
import { camunda8 } from './camunda-8.js';
import type { Dialect } from './dialect.js';
import { flowable } from './flowable.js';
import { ForeignElement } from './foreign-element.js';
import { translatePerformers } from './performers.js';
import { translateExpressions } from './translate-expressions.js';

const dialects: readonly Dialect[] = [camunda7, camunda8, flowable, activiti];

/**
 * Turns a file of Camunda 7, Camunda 8, Flowable or Activiti into one of ours, in place: their attributes that mean the
 * same become our extension elements, `${…}` and `=…` become FEEL. So does what the standard says of who does a task.
 * `keepsRefused`: an element of which something has no counterpart stays as it was, so that nobody publishes what is
 * left of it.
 */
export function applyDialects(root: ModdleElement, reading: Reading, { keepsRefused = false } = {}): void {
  const elements = elementsOf(root);
  const prefixes = prefixesOf(elements);
  const undoStarts = elements.filter(({ $type }) => $type === 'bpmn:StartEvent').map(asItWas);
  let isSomethingKept = false;
  for (const dialect of dialects) {
    const own = dialect.uris.flatMap((uri) => [...(prefixes.get(uri) ?? [])]);
    if (own.length === 0) continue;
    const facts = { initiators: initiatorsOf(elements, own) };
    for (const element of elements) {
      const undo = keepsRefused ? asItWas(element) : null;
      const isRefused = reading.problems.findsErrors(() => {
        dialect.translate(new ForeignElement(element, own, dialect.uris, facts, reading));
      });
      if (!undo || !isRefused) continue;
      undo();
      isSomethingKept = true;
    }
  }
  // They say which variable holds the applicant, to what stayed as it was.
  if (isSomethingKept) for (const undo of undoStarts) undo();
  translateExpressions(elements, reading, keepsRefused);
  for (const element of elements) translatePerformers(element, reading);
}

const notTranslated = new Set(['diagrams', 'extensionElements']);

/** Everything of the file but the drawing and what tools added, in its order. */
function elementsOf(root: ModdleElement): ModdleElement[] {
  const found: ModdleElement[] = [];
  const open: ModdleElement[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    found.push(element);
    const parts = partsOf(element, notTranslated);
    for (let i = parts.length - 1; i >= 0; i -= 1) {
      const part = parts[i] as ModdleElement;
      // References lead elsewhere; what is contained says so.
      if (part.$parent === element) open.push(part);
    }
  }
  return found;
}

function prefixesOf(elements: readonly ModdleElement[]): Map<string, Set<string>> {
  const prefixes = new Map<string, Set<string>>();
  for (const { $attrs } of elements) {
    for (const [name, value] of Object.entries($attrs ?? {})) {
      if (!name.startsWith('xmlns:')) continue;
      const known = prefixes.get(value) ?? new Set();
      prefixes.set(value, known.add(name.slice('xmlns:'.length)));
    }
  }
  return prefixes;
}

function initiatorsOf(elements: readonly ModdleElement[], prefixes: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const { $type, $attrs } of elements) {
    if ($type !== 'bpmn:StartEvent') continue;
    for (const prefix of prefixes) {
      const name = $attrs[`${prefix}:initiator`];
      if (name !== undefined && name !== '') names.add(name);
    }
  }
  return names;
}
