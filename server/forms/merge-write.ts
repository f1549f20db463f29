import { isDeepStrictEqual } from 'node:util';
import type { ErrorDetail } from '../contract/errors.js';
import type { FormColumn, FormData, FormField, FormSchema } from '../contract/forms.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { fieldsByKey } from './field-lookup.js';
import { fillsItself, isFilledByPeople, isWritable, type FormRights } from './form-rights.js';
import { isRow, normalizeValue } from './normalize.js';

export interface MergedWrite {
  /** The whole document after the write. */
  readonly data: FormData;
  readonly changedKeys: readonly string[];
  /** Attempts on what the step may not write. */
  readonly problems: readonly ErrorDetail[];
}

/** Lays what was sent over what is stored, keeping everything that the step may not write. */
export function mergeWrite(form: FormSchema, rights: FormRights, sent: FormData, current: FormData): MergedWrite {
  const fields = fieldsByKey(form);
  const problems: ErrorDetail[] = [];
  const data: FormData = { ...current };
  const changedKeys: string[] = [];
  for (const [key, raw] of Object.entries(sent)) {
    const field = fields.get(key);
    const before = field && normalizeValue(field, current[key]);
    const value = field && normalizeValue(field, raw);
    const refusal = field ? refusalOf(field, rights[key], value, before) : formMessages.unknownField(key);
    if (refusal !== null) problems.push({ path: key, message: refusal });
    if (refusal !== null || !field || !isWritable(rights[key])) continue;
    const after = field.type === 'table' ? mergeRows(field, rights, value, before, problems) : value;
    if (isDeepStrictEqual(after, before)) continue;
    changedKeys.push(key);
    if (after === undefined) delete data[key];
    else data[key] = after;
  }
  return { data, changedKeys, problems };
}

function refusalOf(
  field: FormField,
  right: FormRights[string] | undefined,
  value: unknown,
  before: unknown,
): string | null {
  if (isWritable(right) || fillsItself(field)) return null;
  // equal values come back from pages that send the whole form; of a hidden field the page knows no value
  if (right === 'read' && isDeepStrictEqual(value, before)) return null;
  return formMessages.notWritable(formMessages.label(field.label));
}

/** Rows have no ids: what the step may not write stays with the row at its place, so such rows are fixed in number. */
function mergeRows(
  field: FormField,
  rights: FormRights,
  value: unknown,
  before: unknown,
  problems: ErrorDetail[],
): unknown {
  if (value !== undefined && !Array.isArray(value)) return value;
  const columns = field.columns ?? [];
  const isProtected = (column: FormColumn) =>
    isFilledByPeople(column) && !isWritable(rights[`${field.key}.${column.key}`]);
  const oldRows: unknown[] = Array.isArray(before) ? before : [];
  const newRows: unknown[] = value ?? [];
  const kept = oldRows.map((row) => pick(row, columns.filter(isProtected)));
  if (kept.some((row) => Object.keys(row).length > 0) && newRows.length !== oldRows.length) {
    problems.push({ path: field.key, message: formMessages.fixedRows(formMessages.label(field.label)) });
    return before;
  }
  const rows = newRows.map((row, index) => {
    if (!isRow(row)) return row;
    problems.push(...cellProblems(field, rights, row, kept[index] ?? {}, index));
    return {
      ...kept[index],
      ...pick(
        row,
        columns.filter((column) => isFilledByPeople(column) && !isProtected(column)),
      ),
    };
  });
  return rows.length > 0 ? rows : undefined;
}

function cellProblems(
  field: FormField,
  rights: FormRights,
  row: FormData,
  kept: FormData,
  index: number,
): ErrorDetail[] {
  return Object.entries(row).flatMap(([key, value]) => {
    const path = `${field.key}.${index}.${key}`;
    const column = field.columns?.find((candidate) => candidate.key === key);
    if (!column) return [{ path, message: formMessages.unknownField(path) }];
    const right = rights[`${field.key}.${key}`];
    if (isWritable(right) || fillsItself(column) || (right === 'read' && isDeepStrictEqual(value, kept[key])))
      return [];
    return [{ path, message: formMessages.notWritable(formMessages.cell(field.label, index + 1, column.label)) }];
  });
}

/** What is checked: fields, and columns of tables, that the step may write. */
export function writablePart(form: FormSchema, rights: FormRights, data: FormData): FormData {
  const part: FormData = {};
  for (const [key, field] of fieldsByKey(form)) {
    const value = normalizeValue(field, data[key]);
    if (!isWritable(rights[key]) || value === undefined) continue;
    const columns = field.columns?.filter((column) => isWritable(rights[`${key}.${column.key}`])) ?? [];
    part[key] =
      field.type === 'table' && Array.isArray(value)
        ? value.map((row: unknown) => (isRow(row) ? pick(row, columns) : row))
        : value;
  }
  return part;
}

function pick(row: unknown, columns: readonly FormColumn[]): FormData {
  if (!isRow(row)) return {};
  return Object.fromEntries(columns.filter(({ key }) => row[key] !== undefined).map(({ key }) => [key, row[key]]));
}
