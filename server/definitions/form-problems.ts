import type { Problem, Process } from '@xiaowu/engine';
import type { FormColumn, FormField, FormSchema } from '../contract/forms.js';
import type { ServerProblemCode } from '../locales/zh-CN/problems.js';

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
    ...repeated(keys).map((field) => error('form.duplicateKey', null, { field })),
    ...fields.flatMap((field) => [...fieldProblems(field, field.label), ...tableProblems(field)]),
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
  if (!['select', 'radio', 'checkbox'].includes(field.type)) return [];
  const values = (field.options ?? []).map(({ value }) => value);
  if (values.length === 0) return [error('form.optionsMissing', null, { field: label })];
  return repeated(values).map((option) => error('form.duplicateOption', null, { field: label, option }));
}

function tableProblems(field: FormField): Problem[] {
  if (field.type !== 'table') return [];
  const columns = field.columns ?? [];
  if (columns.length === 0) return [error('form.columnsMissing', null, { field: field.label })];
  return [
    ...repeated(columns.map(({ key }) => key)).map((column) =>
      error('form.duplicateColumn', null, { field: field.label, column }),
    ),
    ...columns
      .filter(({ type }) => type === 'table' || type === 'static' || type === 'reviewer')
      .map(({ label }) => error('form.columnType', null, { field: field.label, column: label })),
    ...columns.flatMap((column) => fieldProblems(column, `${field.label}.${column.label}`)),
  ];
}

const repeated = (texts: readonly string[]) => [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))];
