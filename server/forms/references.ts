import type { FieldType, FormColumn, FormData, FormField, FormSchema } from '../contract/forms.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { fieldsOf } from './field-lookup.js';
import { isRow } from './normalize.js';

/** What an id in form data stands for. */
export type ReferenceKind = 'person' | 'department' | 'file';

/** An id in form data with the field or cell that holds it. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly path: string;
  readonly field: FormField | FormColumn;
  /** Label in 「」, for a cell with table and row. */
  readonly name: string;
}

const kinds: Partial<Record<FieldType, ReferenceKind>> = {
  person: 'person',
  reviewer: 'person',
  department: 'department',
  attachment: 'file',
  picture: 'file',
  signature: 'file',
};

/** Every id of a person, department or file in the data of the named fields (all when `keys` is left out). */
export function referencesIn(form: FormSchema, data: FormData, keys?: readonly string[]): Reference[] {
  const fields = fieldsOf(form).filter(({ key }) => !keys || keys.includes(key));
  return fields.flatMap((field) => {
    const value = data[field.key];
    if (field.type !== 'table') return referencesOf(field, value, field.key, formMessages.label(field.label));
    const rows: unknown[] = Array.isArray(value) ? value : [];
    return rows.flatMap((row, index) =>
      (field.columns ?? []).flatMap((column) =>
        referencesOf(
          column,
          isRow(row) ? row[column.key] : undefined,
          `${field.key}.${index}.${column.key}`,
          formMessages.cell(field.label, index + 1, column.label),
        ),
      ),
    );
  });
}

function referencesOf(field: FormField | FormColumn, value: unknown, path: string, name: string): Reference[] {
  const kind = kinds[field.type];
  if (!kind) return [];
  const ids: unknown[] = Array.isArray(value) ? value : [value];
  return ids.filter((id) => typeof id === 'string').map((id) => ({ kind, id, path, field, name }));
}

export function idsOf(references: readonly Reference[], kind: ReferenceKind): string[] {
  return [...new Set(references.filter((reference) => reference.kind === kind).map(({ id }) => id))];
}
