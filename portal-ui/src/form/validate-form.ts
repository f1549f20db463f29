import { brokenRules, type Evaluate, type FormState, rightPathOf } from '@xiaowu/server/contract/form-logic';
import type { FormColumn, FormData, FormField, FormView } from '@xiaowu/server/contract/forms';
import { fieldFormats } from './field-formats';
import { isLeafPath } from './fields/cascade/option-path';
import { yuanText } from '@xiaowu/server/contract/field-text';
import { columnsOf, fieldsOf, isEmptyValue, isWritable, rightOf } from './form-rights';

/** Something to mend before the form can be submitted; `code` with `values` is a message `form.problem.*`. */
export interface FormProblem {
  path: string;
  code: string;
  values: Readonly<Record<string, string | number>>;
}

type AnyField = FormField | FormColumn;
type Found = Omit<FormProblem, 'path'> | null;

const found = (code: string, values: FormProblem['values'] = {}): Found => ({ code, values });

/** What the server would refuse of what this person may write, in the order of the form. The server has the last word. */
export function validateForm(
  view: FormView,
  data: FormData,
  state: FormState = withoutLogic(data),
  evaluate: Evaluate = () => null,
): FormProblem[] {
  const problems: FormProblem[] = [];
  const check = (field: AnyField, path: string, rightPath: string, value: unknown): void => {
    const right = rightOf(view, rightPath, 'edit');
    if (field.type === 'static' || !isWritable(right) || state.hidden.has(path)) return;
    const isRequired = right === 'required' || state.required.has(path);
    const problem = isEmptyValue(value) ? (isRequired ? missing(field) : null) : problemOf(field, value);
    if (problem) problems.push({ path, ...problem });
  };
  for (const field of fieldsOf(view)) {
    const value = data[field.key];
    check(field, field.key, field.key, value);
    if (field.type !== 'table' || !Array.isArray(value)) continue;
    value.forEach((row: unknown, index) => {
      const cells = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
      for (const column of columnsOf(field))
        check(column, `${field.key}.${index}.${column.key}`, `${field.key}.${column.key}`, cells[column.key]);
    });
  }
  const wrong = new Set(problems.map(({ path }) => path));
  for (const { paths, message } of brokenRules(view.schema, state, evaluate)) {
    const path = paths.find((place) => isWritable(rightOf(view, rightPathOf(place), 'edit')));
    if (path !== undefined && !wrong.has(path)) problems.push({ path, code: 'rule', values: { message } });
  }
  return problems;
}

const withoutLogic = (data: FormData): FormState => ({ data, hidden: new Set(), required: new Set(), values: data });

function missing(field: AnyField): Found {
  const values = { label: field.label };
  switch (field.type) {
    case 'attachment':
    case 'picture':
      return found('requiredFile', values);
    case 'signature':
      return found('requiredSignature', values);
    case 'table':
      return found('requiredRows', values);
    case 'text':
    case 'textarea':
    case 'richText':
    case 'number':
    case 'money':
      return found('required', values);
    default:
      // 审核人选择: not 请选择审核人选择
      return found('requiredChoice', { ...values, label: values.label.replace(/(.)选择$/, '$1') });
  }
}

function problemOf(field: AnyField, value: unknown): Found {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return textProblem(field, String(value).trim());
    case 'number':
      return numberProblem(field, value);
    case 'money':
      return limitProblem(field, Number(value), yuanText);
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? null : found('date');
    case 'select':
      // the page has only some of the options; the server knows them all
      return field.searched || isOption(field, value) ? null : found('option');
    case 'radio':
      return isOption(field, value) ? null : found('option');
    case 'checkbox':
      return (value as unknown[]).every((chosen) => isOption(field, chosen)) ? null : found('option');
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? null : found('time');
    case 'dateRange':
      return rangeProblem(value);
    case 'cascade':
      return Array.isArray(value) && isLeafPath(field.options ?? [], value as string[]) ? null : found('option');
    case 'person':
      return countProblem('maxPeople', value, field.maxPeople);
    case 'department':
      return Array.isArray(value) ? countProblem('maxDepartments', value, field.maxDepartments) : null;
    case 'attachment':
    case 'picture':
      return countProblem('maxFiles', value, field.maxFiles);
    case 'table':
      return countProblem('maxRows', value, field.maxRows);
    default:
      return null;
  }
}

function textProblem({ minLength, maxLength, format }: AnyField, text: string): Found {
  // As the server counts: characters, not UTF-16 units.
  const length = [...text].length;
  if (minLength !== undefined && length < minLength)
    return found('minLength', { n: minLength, missing: minLength - length });
  if (maxLength !== undefined && length > maxLength)
    return found('maxLength', { n: maxLength, extra: length - maxLength });
  return format && !fieldFormats[format](text) ? found(format) : null;
}

function numberProblem(field: AnyField, value: unknown): Found {
  const { precision } = field;
  if (typeof value !== 'number' || !Number.isFinite(value)) return found('number');
  if (precision !== undefined && Number(value.toFixed(precision)) !== value)
    return precision === 0 ? found('integer') : found('precision', { n: precision });
  return limitProblem(field, value, (limit) => `${limit}${field.unit ? ` ${field.unit}` : ''}`);
}

function limitProblem({ min, max }: AnyField, value: number, show: (limit: number) => string): Found {
  if (min !== undefined && value < min) return found('min', { limit: show(min) });
  if (max !== undefined && value > max) return found('max', { limit: show(max) });
  return null;
}

function rangeProblem(value: unknown): Found {
  const [first, last] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof first !== 'string' || typeof last !== 'string') return found('date');
  return first > last ? found('dateOrder') : null;
}

function countProblem(code: string, value: unknown, most: number | undefined): Found {
  return most !== undefined && Array.isArray(value) && value.length > most ? found(code, { n: most }) : null;
}

const isOption = ({ options = [] }: AnyField, value: unknown): boolean =>
  options.some((option) => option.value === value);
