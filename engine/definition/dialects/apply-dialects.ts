import { type ModdleElement, partsOf } from '../moddle-element.js';
import type { Reading } from '../reading.js';
import { activiti } from './activiti.js';
import { camunda7 } from './camunda-7.js';
import { camunda8 } from './camunda-8.js';
import type { Dialect } from './dialect.js';
import { flowable } from './flowable.js';
import { ForeignElement } from './foreign-element.js';
import { translateExpressions } from './translate-expressions.js';

const dialects: readonly Dialect[] = [camunda7, camunda8, flowable, activiti];

/**
 * Turns a file of Camunda 7, Camunda 8, Flowable or Activiti into one of ours, in place: their attributes that mean the
 * same become our extension elements, `${…}` and `=…` become FEEL.
 */
export function applyDialects(root: ModdleElement, reading: Reading): void {
  const elements = elementsOf(root);
  const prefixes = prefixesOf(elements);
  for (const dialect of dialects) {
    const own = dialect.uris.flatMap((uri) => [...(prefixes.get(uri) ?? [])]);
    if (own.length === 0) continue;
    const facts = { initiators: initiatorsOf(elements, own) };
    for (const element of elements) {
      dialect.translate(new ForeignElement(element, own, dialect.uris, facts, reading));
    }
  }
  translateExpressions(elements, reading);
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
