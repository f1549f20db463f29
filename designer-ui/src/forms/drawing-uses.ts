import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { extensionsOf } from '../properties/extension-elements';
import { readMultiInstance } from '../properties/repetition/multi-instance';
import { mentions, readsName, renameIn, renamePathIn } from './feel-names';
import type { FieldUse } from './field-use';

interface DrawingUse extends FieldUse {
  readonly rename: (to: string) => PropertyChange;
}

/** The changes of the drawing that let it name the field by its new key. */
export const renameInDrawing = (from: string, to: string, elements: readonly ModdleElement[]): PropertyChange[] =>
  drawingUses(from, elements).map(({ rename }) => rename(to));

/**
 * The same for a column of a detail table: rights of steps, and FEEL where it says `goods.count`, or `item.count` where
 * an activity runs once for each row. What names the column in another way is left to people: it is in `unsure`.
 */
export function renameColumnInDrawing(
  table: string,
  from: string,
  to: string,
  elements: readonly ModdleElement[],
): { changes: PropertyChange[]; unsure: string[] } {
  const changes = elements.flatMap((owner) =>
    extensionsOf(owner, 'xiaowu:FieldRight')
      .filter((right) => textOf(right, 'field') === `${table}.${from}`)
      .map((right) => change(right, 'field', `${table}.${to}`)),
  );
  const unsure = new Set<string>();
  for (const owner of elements) {
    const rows = [table, ...rowsOf(table, owner)];
    for (const { part, name, source } of expressionsIn(owner)) {
      const renamed = rows.reduce((feel, row) => renamePathIn(feel, row, from, to), source);
      if (renamed !== source) changes.push(change(part, name, renamed));
      if (rows.some((row) => readsName(renamed, row)) && mentions(renamed, from)) unsure.add(nameOf(owner));
    }
  }
  return { changes, unsure: [...unsure] };
}

/** What a row is called around an element: activities run once for each. */
function rowsOf(table: string, element: ModdleElement): string[] {
  const names: string[] = [];
  for (let at: ModdleElement | undefined = element; at; at = at.$parent) {
    const loop = readMultiInstance(at);
    if (loop?.collection === table && loop.elementVariable !== '') names.push(loop.elementVariable);
  }
  return names;
}

const nameOf = (owner: ModdleElement) => textOf(owner, 'name') || textOf(owner, 'id');

/** Attributes of our extension elements that hold FEEL. */
const feelAttributes = ['expression', 'collection', 'outputElement', 'correlationKey'];

export function drawingUses(key: string, elements: readonly ModdleElement[]): DrawingUse[] {
  return elements.flatMap((owner) => {
    const about = { name: nameOf(owner), elementId: textOf(owner, 'id') };
    const uses: DrawingUse[] = [];
    visit(owner, (part) => {
      if (part.$type === 'xiaowu:FieldRight') {
        const field = textOf(part, 'field');
        if (field === key || field.startsWith(`${key}.`))
          uses.push({ where: 'right', ...about, rename: (to) => change(part, 'field', to + field.slice(key.length)) });
      } else if (part.$type === 'xiaowu:Approver') {
        const [kind, value] = [textOf(part, 'kind'), textOf(part, 'value')];
        if (textOf(part, 'departmentField') === key)
          uses.push({ where: 'approver', ...about, rename: (to) => change(part, 'departmentField', to) });
        if (kind === 'field' && value === key)
          uses.push({ where: 'approver', ...about, rename: (to) => change(part, 'value', to) });
        else if (kind === 'expression' && readsName(value, key))
          uses.push({ where: 'approver', ...about, rename: (to) => change(part, 'value', renameIn(value, key, to)) });
      }
    });
    for (const { part, name, source } of expressionsIn(owner)) {
      if (!readsName(source, key)) continue;
      const where = part.$parent?.$type === 'bpmn:SequenceFlow' ? 'condition' : 'expression';
      uses.push({ where, ...about, rename: (to) => change(part, name, renameIn(source, key, to)) });
    }
    return uses;
  });
}

/** FEEL in an element, with the attribute that holds it; approvers by expression are read where people are. */
function expressionsIn(owner: ModdleElement): { part: ModdleElement; name: string; source: string }[] {
  const found: { part: ModdleElement; name: string; source: string }[] = [];
  visit(owner, (part) => {
    if (part.$type === 'xiaowu:FieldRight' || part.$type === 'xiaowu:Approver') return;
    for (const name of namesOfFeel(part)) {
      const source = feelOf(part, name);
      if (source !== '') found.push({ part, name, source });
    }
  });
  return found;
}

function namesOfFeel(part: ModdleElement): readonly string[] {
  if (part.$type === 'bpmn:FormalExpression') return ['body'];
  if (part.$type === 'bpmn:ScriptTask') return /feel/i.test(textOf(part, 'scriptFormat')) ? ['script'] : [];
  return part.$type === 'bpmn:MultiInstanceLoopCharacteristics'
    ? feelAttributes.map((name) => `xiaowu:${name}`)
    : feelAttributes;
}

function feelOf(part: ModdleElement, name: string): string {
  if (name === 'body' || name === 'script' || name.startsWith('xiaowu:')) return textOf(part, name);
  if (part.$type.startsWith('xiaowu:')) return Object.hasOwn(part, name) ? textOf(part, name) : '';
  return '';
}

const change = (target: ModdleElement, name: string, value: string): PropertyChange => ({
  target,
  properties: { [name]: value },
});

/** The element and what stands inside of it, up to elements that are drawn themselves. */
function visit(element: ModdleElement, see: (part: ModdleElement) => void): void {
  see(element);
  const children: ModdleElement[] = [];
  for (const name of [
    'extensionElements',
    'conditionExpression',
    'loopCharacteristics',
    'eventDefinitions',
    'values',
    ...inner,
  ]) {
    const value = element.get(name);
    if (Array.isArray(value)) children.push(...(value as ModdleElement[]));
    else if (isElement(value)) children.push(value);
  }
  children.forEach((child) => visit(child, see));
}

const inner = [
  'timeDuration',
  'timeDate',
  'timeCycle',
  'condition',
  'loopCardinality',
  'loopCondition',
  'completionCondition',
];
const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value;
