import { fieldText, type TextContext } from '../contract/field-text.js';
import type { ChangedField, ChangedRow } from '../contract/form-changes.js';
import type { FormColumn, FormData, FormField, FormSchema } from '../contract/forms.js';
import { fieldsOf } from '../forms/field-lookup.js';
import type { FormRights } from '../forms/form-rights.js';
import { isRow } from '../forms/normalize.js';

/** What a row of `form_change` holds, by field key. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** The changes as people read them, in the form's order; fields and columns that `rights` hide are left out. */
export function changedFields(
  form: FormSchema,
  changes: Changes,
  rights: FormRights,
  context: TextContext,
): ChangedField[] {
  const isVisible = (path: string) => rights[path] !== undefined && rights[path] !== 'hidden';
  return fieldsOf(form).flatMap((field): ChangedField[] => {
    const change = changes[field.key];
    if (!change || !isVisible(field.key)) return [];
    if (field.type === 'table') {
      const columns = (field.columns ?? []).filter(({ key }) => isVisible(`${field.key}.${key}`));
      const rows = changedRows(columns, rowsOf(change.from), rowsOf(change.to), context);
      return rows.length === 0 ? [] : [{ key: field.key, label: field.label, from: '', to: '', rows }];
    }
    const [from, to] = [text(field, change.from, context), text(field, change.to, context)];
    return from === to && !hasContent(field) ? [] : [{ key: field.key, label: field.label, from, to }];
  });
}

/** Two different signatures and pictures may have one name, two rich texts one wording. */
const hasContent = ({ type }: FormField) => ['signature', 'picture', 'attachment', 'richText'].includes(type);
const text = (field: FormField | FormColumn, value: unknown, context: TextContext) => fieldText(value, field, context);
const rowsOf = (value: unknown): FormData[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** Rows have no ids: equal ones at both ends stay, those between are compared one by one. */
function changedRows(
  columns: readonly FormColumn[],
  before: readonly FormData[],
  after: readonly FormData[],
  context: TextContext,
): ChangedRow[] {
  const shown = (row: FormData) => columns.map((column) => text(column, row[column.key], context));
  const [olds, news] = [before.map(shown), after.map(shown)];
  const same = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
    JSON.stringify(a) === JSON.stringify(b);
  const shorter = Math.min(olds.length, news.length);
  let start = 0;
  while (start < shorter && same(olds[start], news[start])) start++;
  let end = 0;
  while (end < shorter - start && same(olds.at(-1 - end), news.at(-1 - end))) end++;
  const cells = (from: readonly string[], to: readonly string[]) =>
    columns.flatMap(({ label }, i) => {
      const [old = '', now = ''] = [from[i], to[i]];
      return old === now ? [] : [{ label, from: old, to: now }];
    });
  const [gone, come] = [olds.slice(start, olds.length - end), news.slice(start, news.length - end)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, i): ChangedRow => {
    const [old, now] = [gone[i], come[i]];
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return { kind, number: start + i + 1, cells: cells(old ?? [], now ?? []) };
  }).filter(({ kind, cells: changed }) => kind !== 'changed' || changed.length > 0);
}
