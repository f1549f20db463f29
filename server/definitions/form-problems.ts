import type { Expression, Problem, Process, UserTask } from '@xiaowu/engine';
import type { FormColumn, FormField, FormSchema } from '../contract/forms.js';

/** Codes of problems between drawing and form; the engine has its own. */
export const formProblemCodes = [
  'form.duplicateKey',
  'form.duplicateColumn',
  'form.optionsMissing',
  'form.duplicateOption',
  'form.columnsMissing',
  'form.columnType',
  'form.unknownVariable',
  'form.unknownRightField',
  'form.unknownApproverField',
  'form.approverFieldType',
] as const;

type FormProblemCode = (typeof formProblemCodes)[number];

const error = (code: FormProblemCode, elementId: string | null, data: Problem['data']): Problem => ({
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
    ...fields.flatMap((field) => [...choiceProblems(field, field.label), ...tableProblems(field)]),
  ];
}

/** What the drawing asks of the form and does not find there. */
export function consistencyProblems(process: Process, form: FormSchema): Problem[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const byPath = new Map<string, FormField | FormColumn>();
  for (const field of fields) {
    byPath.set(field.key, field);
    for (const column of field.columns ?? []) byPath.set(`${field.key}.${column.key}`, column);
  }
  const tasks = Object.values(process.nodes).filter((node) => node.kind === 'userTask');
  return [...variableProblems(process, byPath), ...tasks.flatMap((task) => taskProblems(task, byPath))];
}

function variableProblems(process: Process, byPath: ReadonlyMap<string, unknown>): Problem[] {
  const unknown = process.inputVariables.filter((variable) => !byPath.has(variable));
  return unknown.flatMap((variable) => {
    const readers = [...Object.values(process.flows), ...Object.values(process.nodes)].filter((element) =>
      expressionsIn(element).some(({ reads }) => reads.includes(variable)),
    );
    const ids = readers.length > 0 ? readers.map(({ id }) => id) : [null];
    return ids.map((id) => error('form.unknownVariable', id, { variable }));
  });
}

function taskProblems(task: UserTask, byPath: ReadonlyMap<string, FormField | FormColumn>): Problem[] {
  const { fieldRights, approvers } = task.approval;
  const rights = fieldRights
    .filter(({ field }) => !byPath.has(field))
    .map(({ field }) => error('form.unknownRightField', task.id, { step: task.name ?? task.id, field }));
  const rules = approvers
    .filter(({ kind }) => kind === 'field')
    .flatMap(({ value = '' }) => {
      const field = byPath.get(value);
      const data = { step: task.name ?? task.id, field: field?.label ?? value };
      if (!field) return [error('form.unknownApproverField', task.id, data)];
      return field.type === 'person' || field.type === 'reviewer'
        ? []
        : [error('form.approverFieldType', task.id, data)];
    });
  return [...rights, ...rules];
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
    ...columns.flatMap((column) => choiceProblems(column, `${field.label}.${column.label}`)),
  ];
}

const repeated = (texts: readonly string[]) => [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))];

/** Expressions stand at different depths of different elements; each has `source` and `reads`. */
function expressionsIn(value: unknown): Expression[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isExpression(value)) return [value];
  return Object.values(value).flatMap(expressionsIn);
}

function isExpression(value: object): value is Expression {
  return 'source' in value && 'reads' in value && 'program' in value;
}
