import { formMessages } from '../locales/zh-CN/forms.js';
import type { FormColumn, FormField, FormSchema } from '../contract/forms.js';

/** A field or cell that a message is about. */
export interface LocatedField {
  readonly field: FormField | FormColumn;
  /** Label in 「」, for a cell with table and row. */
  readonly name: string;
}

export function fieldsOf(form: FormSchema): FormField[] {
  return form.sections.flatMap((section) => section.fields);
}

export function fieldsByKey(form: FormSchema): ReadonlyMap<string, FormField> {
  return new Map(fieldsOf(form).map((field) => [field.key, field]));
}

/** Finds `amount`, `goods`, `goods.0` and `goods.0.name`; deeper segments (an item of a list) belong to their field. */
export function locateField(fields: ReadonlyMap<string, FormField>, path: readonly string[]): LocatedField | null {
  const [key = '', row, columnKey] = path;
  const field = fields.get(key);
  if (!field) return null;
  if (field.type !== 'table' || row === undefined) return { field, name: formMessages.label(field.label) };
  const column = field.columns?.find((candidate) => candidate.key === columnKey);
  if (!column) return { field, name: formMessages.row(field.label, Number(row) + 1) };
  return { field: column, name: formMessages.cell(field.label, Number(row) + 1, column.label) };
}
