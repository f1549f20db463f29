import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { pagesNaming } from '../printing/names-in-pages';
import { extensionsOf } from '../properties/extension-elements';
import { readsName, renameIn, renamePathIn } from './feel-names';
import { fieldsOf } from './form-edits';

/** A place that names a field. */
export interface FieldUse {
  readonly where: 'condition' | 'right' | 'approver' | 'expression' | 'field' | 'rule' | 'print';
  /** Element of the drawing, or the label of a field. */
  readonly name: string;
  readonly elementId: string | null;
}

interface DrawingUse extends FieldUse {
  readonly rename: (to: string) => PropertyChange;
}

/** Everything in drawing, form and print page that names the field. */
export function usesOf(
  key: string,
  {
    elements,
    form,
    pages,
  }: { elements: readonly ModdleElement[]; form: FormSchema; pages: readonly { name: string; html: string }[] },
): FieldUse[] {
  return [
    ...drawingUses(key, elements).map(({ where, name, elementId }) => ({ where, name, elementId })),
    ...formUses(key, form),
    ...pagesNaming(key, pages).map(({ name }) => ({ where: 'print' as const, name, elementId: null })),
  ];
}

/** The changes of the drawing that let it name the field by its new key. */
export const renameInDrawing = (from: string, to: string, elements: readonly ModdleElement[]): PropertyChange[] =>
  drawingUses(from, elements).map(({ rename }) => rename(to));

/** The same for a column of a detail table: only rights of steps name one. Both names as `goods.count`. */
export const renameColumnInDrawing = (from: string, to: string, elements: readonly ModdleElement[]): PropertyChange[] =>
  elements.flatMap((owner) =>
    extensionsOf(owner, 'xiaowu:FieldRight')
      .filter((right) => textOf(right, 'field') === from)
      .map((right) => change(right, 'field', to)),
  );

/** The form with the column under its new key, also where its neighbours and rules name it. */
export function renameColumnInForm(table: string, from: string, to: string, form: FormSchema): FormSchema {
  const [path, next] = [`${table}.${from}`, `${table}.${to}`];
  const inPath = (source: string) => renamePathIn(source, table, from, to);
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...changeExpressions(section, inPath),
      fields: section.fields.map((field) =>
        field.key !== table || !field.columns
          ? changeExpressions(field, inPath)
          : {
              ...field,
              columns: field.columns.map((column) => ({
                ...changeExpressions(column, (source) => inPath(renameIn(source, from, to))),
                key: column.key === from ? to : column.key,
              })),
            },
      ),
    })),
    ...(form.rules && {
      rules: form.rules.map((rule) => ({
        ...rule,
        check: inPath(
          rule.fields.some((each) => each.startsWith(`${table}.`)) ? renameIn(rule.check, from, to) : rule.check,
        ),
        fields: rule.fields.map((each) => (each === path ? next : each)),
      })),
    }),
  };
}

/** The form with the field under its new key, also where other fields and rules name it. */
export function renameInForm(from: string, to: string, form: FormSchema): FormSchema {
  const isPath = (path: string) => path === from || path.startsWith(`${from}.`);
  const named = (path: string) => (isPath(path) ? to + path.slice(from.length) : path);
  const expressions = <T extends Expressions>(field: T): T =>
    changeExpressions(field, (source) => renameIn(source, from, to));
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...expressions(section),
      fields: section.fields.map((field) => ({
        ...expressions(field),
        key: field.key === from ? to : field.key,
        ...(field.columns && { columns: field.columns.map(expressions) }),
      })),
    })),
    ...(form.rules && {
      rules: form.rules.map((rule) => ({
        ...rule,
        check: renameIn(rule.check, from, to),
        fields: rule.fields.map(named),
      })),
    }),
  };
}

const expressionNames = ['visibleWhen', 'requiredWhen', 'expression'] as const;
type Expressions = Partial<Record<(typeof expressionNames)[number], string | undefined>>;

const changeExpressions = <T extends Expressions>(field: T, edit: (source: string) => string): T => ({
  ...field,
  ...Object.fromEntries(
    expressionNames.flatMap((name) => (field[name] === undefined ? [] : [[name, edit(field[name])]])),
  ),
});

function formUses(key: string, form: FormSchema): FieldUse[] {
  const reads = (field: Partial<FormField>) =>
    expressionNames.some((name) => field[name] !== undefined && readsName(field[name], key));
  const fields = fieldsOf(form).filter(
    (field) => field.key !== key && (reads(field) || (field.columns ?? []).some((column) => reads(column))),
  );
  const sections = form.sections.filter(({ visibleWhen }) => visibleWhen !== undefined && readsName(visibleWhen, key));
  const rules = (form.rules ?? []).filter(
    ({ check, fields: at }) => readsName(check, key) || at.some((path) => path === key || path.startsWith(`${key}.`)),
  );
  return [
    ...fields.map(({ label }): FieldUse => ({ where: 'field', name: label, elementId: null })),
    ...sections.map(({ title }): FieldUse => ({ where: 'field', name: title, elementId: null })),
    ...rules.map(({ message }): FieldUse => ({ where: 'rule', name: message, elementId: null })),
  ];
}

/** Attributes of our extension elements that hold FEEL. */
const feelAttributes = ['expression', 'collection', 'outputElement', 'correlationKey'];

function drawingUses(key: string, elements: readonly ModdleElement[]): DrawingUse[] {
  return elements.flatMap((owner) => {
    const about = { name: textOf(owner, 'name') || textOf(owner, 'id'), elementId: textOf(owner, 'id') };
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
      } else {
        const where = part.$parent?.$type === 'bpmn:SequenceFlow' ? 'condition' : 'expression';
        const names = part.$type === 'bpmn:FormalExpression' ? ['body'] : feelAttributes;
        for (const name of names) {
          const source = feelOf(part, name);
          if (source !== '' && readsName(source, key))
            uses.push({ where, ...about, rename: (to) => change(part, name, renameIn(source, key, to)) });
        }
      }
    });
    return uses;
  });
}

function feelOf(part: ModdleElement, name: string): string {
  if (name === 'body') return textOf(part, 'body');
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
