import type { FormData, FormField, FormSchema } from '../contract/forms.js';
import type { FormRights } from './form-rights.js';
import { isRow } from './normalize.js';

export interface VisibleForm {
  readonly schema: FormSchema;
  readonly data: FormData;
  readonly rights: Record<string, FormRights[string]>;
}

/** Leaves out everything hidden: a field or column without a right is hidden too. */
export function visibleForm(form: FormSchema, data: FormData, rights: FormRights): VisibleForm {
  const isVisible = (path: string) => (rights[path] ?? 'hidden') !== 'hidden';
  const visibleField = (field: FormField): FormField =>
    field.columns
      ? { ...field, columns: field.columns.filter((column) => isVisible(`${field.key}.${column.key}`)) }
      : field;
  const sections = form.sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => isVisible(key)).map(visibleField) }))
    .filter(({ fields }) => fields.length > 0);
  const fields = sections.flatMap((section) => section.fields);
  const values = fields.map((field) => [field.key, visibleValue(field, data[field.key])] as const);
  return {
    schema: { ...form, sections },
    data: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    rights: Object.fromEntries(
      Object.entries(rights).filter(([path]) => isVisible(path) && isVisible(path.split('.')[0] ?? '')),
    ),
  };
}

function visibleValue(field: FormField, value: unknown): unknown {
  if (field.type !== 'table' || !Array.isArray(value)) return value;
  const keys = new Set(field.columns?.map(({ key }) => key));
  return value.map((row: unknown) =>
    isRow(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => keys.has(key))) : row,
  );
}
