import type { Problem, Process } from '@xiaowu/engine';
import type { FieldOption, FieldType, FormColumn, FormField, FormSchema } from '../../contract/forms.js';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';
import { circleProblems } from './form-circles.js';
import { expressionProblems } from './form-expression-problems.js';

/** Too large for a cell, or about the case as a whole. */
const notInTables = new Set<FieldType>(['table', 'static', 'reviewer', 'serial', 'richText', 'signature']);

const error = (code: ServerProblemCode, elementId: string | null, data: Problem['data']): Problem => ({
  severity: 'error',
  code,
  elementId,
  data,
});

/** What is wrong inside the form itself. */
export function formProblems(form: FormSchema): Problem[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const keys = fields.map(({ key }) => key);
  return [
    ...repeated(keys).map((field) => error('form.duplicateKey', null, { field, at: field })),
    ...fields.flatMap((field) => [...placed(fieldProblems(field, field.label), field.key), ...tableProblems(field)]),
    ...expressionProblems(form),
    ...circleProblems(form),
  ];
}

/** Steps whose approvers stand in a field that names no people; that the field is there at all, the engine looks after. */
export function approverFieldProblems(process: Process, form: FormSchema): Problem[] {
  const fields = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]));
  return Object.values(process.nodes).flatMap((node) => {
    if (node.kind !== 'userTask') return [];
    const named = node.approval.approvers.flatMap(({ kind, value = '' }) =>
      kind === 'field' ? (fields.get(value) ?? []) : [],
    );
    return named
      .filter(({ type }) => type !== 'person' && type !== 'reviewer')
      .map(({ label }) => error('form.approverFieldType', node.id, { step: node.name ?? node.id, field: label }));
  });
}

/** `at`: the path of the field that they are about, `goods` or `goods.count`. */
const placed = (problems: readonly Problem[], at: string): Problem[] =>
  problems.map((problem) => ({ ...problem, data: { ...problem.data, at } }));

/** Keys of fields and, as `table.column`, of columns: what a drawing can name. */
export function fieldPaths(form: FormSchema): string[] {
  const fields = form.sections.flatMap((section) => section.fields);
  return fields.flatMap(({ key, columns = [] }) => [key, ...columns.map((column) => `${key}.${column.key}`)]);
}

function fieldProblems(field: FormField | FormColumn, label: string): Problem[] {
  const { key, min, max, minLength, maxLength } = field;
  const cross = [
    [min, max],
    [minLength, maxLength],
  ].some(([low, high]) => low !== undefined && high !== undefined && low > high);
  return [
    // every object has it already: data without the field would seem to have a value
    ...(key in Object.prototype ? [error('form.reservedKey', null, { field: label, key })] : []),
    ...(cross ? [error('form.limitsCross', null, { field: label })] : []),
    ...choiceProblems(field, label),
  ];
}

function choiceProblems(field: FormField | FormColumn, label: string): Problem[] {
  const searched =
    field.searched && field.type !== 'select' ? [error('form.searchedType', null, { field: label })] : [];
  if (!['select', 'radio', 'checkbox', 'cascade'].includes(field.type)) return searched;
  const { options = [] } = field;
  if (options.length === 0) return [...searched, error('form.optionsMissing', null, { field: label })];
  return [
    ...searched,
    ...repeatedOptions(options).map((option) => error('form.duplicateOption', null, { field: label, option })),
  ];
}

function tableProblems(field: FormField): Problem[] {
  if (field.type !== 'table') return [];
  const { key, label, columns = [] } = field;
  const at = (column: string) => `${key}.${column}`;
  if (columns.length === 0) return [error('form.columnsMissing', null, { field: label, at: key })];
  return [
    ...repeated(columns.map((column) => column.key)).map((column) =>
      error('form.duplicateColumn', null, { field: label, column, at: at(column) }),
    ),
    ...columns
      .filter(({ type }) => notInTables.has(type))
      .map((column) => error('form.columnType', null, { field: label, column: column.label, at: at(column.key) })),
    ...columns.flatMap((column) => placed(fieldProblems(column, `${label}.${column.label}`), at(column.key))),
  ];
}

/** On each level by itself: a path is unique when each of its steps is. */
const repeatedOptions = (options: readonly FieldOption[]): string[] => [
  ...repeated(options.map(({ value }) => value)),
  ...options.flatMap(({ children = [] }) => repeatedOptions(children)),
];

const repeated = (texts: readonly string[]) => [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))];
