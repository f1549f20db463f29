import type { FormData, FormView } from '@xiaowu/server/contract/forms';
import { columnsOf, fieldsOf, isWritable, rightOf } from './form-rights';

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What a request carries: only fields and columns that may be written; null empties a field. */
export function writableData(view: FormView, data: FormData): FormData {
  const sent: FormData = {};
  for (const field of fieldsOf(view)) {
    if (field.type === 'static' || !isWritable(rightOf(view, field.key, 'edit'))) continue;
    const value = data[field.key];
    if (field.type !== 'table' || !Array.isArray(value)) {
      sent[field.key] = value ?? null;
      continue;
    }
    const keys = columnsOf(field)
      .map(({ key }) => key)
      .filter((key) => isWritable(rightOf(view, `${field.key}.${key}`, 'edit')));
    sent[field.key] = value.filter(isRow).map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null])));
  }
  return sent;
}
