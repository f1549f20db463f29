import type { FieldRightKind, FormColumn, FormField, FormView } from '@xiaowu/server/contract/forms';

export type FormMode = 'edit' | 'read';
export type Device = 'desktop' | 'phone';

/** Anything without a right of its own is only read: the server names every field that may be written. */
export function rightOf(view: FormView, path: string, mode: FormMode): FieldRightKind {
  const right = view.rights[path] ?? 'read';
  return mode === 'read' && right !== 'hidden' ? 'read' : right;
}

export const isWritable = (right: FieldRightKind): boolean => right === 'write' || right === 'required';

export const fieldsOf = (view: FormView): FormField[] => view.schema.sections.flatMap(({ fields }) => fields);

export const columnsOf = (field: FormField | FormColumn): FormColumn[] =>
  'columns' in field ? (field.columns ?? []) : [];

export const isEmptyValue = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
