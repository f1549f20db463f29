import { mayBeItemKey, parseExpression, type Problem } from '@xiaowu/engine';
import type { FormColumn, FormField, FormSchema } from '../../contract/forms.js';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';
import { formPartNames } from '../../locales/zh-CN/problems/form.js';

interface Place {
  readonly label: string;
  readonly part: keyof typeof formPartNames;
  readonly source: string;
  /** Path of the field; of a section or a rule there is none. */
  readonly at?: string;
  /** Columns whose names come before those of the form. */
  readonly table?: FormField | undefined;
}

const error = (code: ServerProblemCode, data: Problem['data']): Problem => ({
  severity: 'error',
  code,
  elementId: null,
  data,
});

/** Expressions that cannot be read or that name no field, formulas without one, rules that are shown nowhere. */
export function expressionProblems(form: FormSchema): Problem[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const keys = new Set(fields.map(({ key }) => key));
  const columnPaths = new Set(
    fields.flatMap(({ key, columns = [] }) => columns.map((column) => `${key}.${column.key}`)),
  );
  const formulas = fields
    .flatMap((field) => [
      { ...field, at: field.key },
      ...(field.columns ?? []).map((column) => ({ ...column, at: `${field.key}.${column.key}` })),
    ])
    .filter(({ type }) => type === 'formula');
  return [
    ...formulas
      .filter(({ expression }) => expression === undefined)
      .map(({ label, at }) => error('form.expressionMissing', { field: label, at })),
    ...placesIn(form).flatMap((place) => placeProblems(place, fields)),
    ...(form.rules ?? []).flatMap(({ message, fields: paths }) =>
      paths
        .filter((path) => !keys.has(path) && !columnPaths.has(path))
        .map((name) => error('form.ruleUnknownField', { rule: message, name })),
    ),
  ];
}

function placeProblems({ label, part, source, table, at }: Place, fields: readonly FormField[]): Problem[] {
  const data = { field: label, part: formPartNames[part], ...(at !== undefined && { at }) };
  const { expression, problem } = parseExpression(source);
  if (problem) return [error('form.expressionInvalid', data)];
  const fieldOf = (name: string) => fields.find(({ key }) => key === name);
  const columnsOf = (list: string) => fieldOf(list) && (fieldOf(list)?.columns ?? []).map(({ key }) => key);
  const isKnown = (name: string) =>
    fieldOf(name) !== undefined ||
    table?.columns?.some(({ key }) => key === name) ||
    mayBeItemKey(source, name, columnsOf);
  return expression.reads
    .filter((name) => !isKnown(name))
    .map((name) => error('form.expressionUnknownField', { ...data, name }));
}

function placesIn(form: FormSchema): Place[] {
  const ofField = (field: FormField | FormColumn, table?: FormField): Place[] =>
    (['visibleWhen', 'requiredWhen', 'expression'] as const).flatMap((part) => {
      const source = field[part];
      const at = table ? `${table.key}.${field.key}` : field.key;
      return source === undefined ? [] : [{ label: field.label, part, source, table, at }];
    });
  return [
    ...form.sections.flatMap(({ title, visibleWhen, fields }): Place[] => [
      ...(visibleWhen === undefined ? [] : [{ label: title, part: 'visibleWhen' as const, source: visibleWhen }]),
      ...fields.flatMap((field) => [
        ...ofField(field),
        ...(field.columns ?? []).flatMap((column) => ofField(column, field)),
      ]),
    ]),
    ...(form.rules ?? []).map(({ check, message, fields: paths }): Place => {
      const key = paths.find((path) => path.includes('.'))?.split('.')[0];
      const table = form.sections.flatMap(({ fields }) => fields).find((field) => field.key === key);
      return { label: message, part: 'check', source: check, table };
    }),
  ];
}
