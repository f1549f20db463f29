import type { Approval } from '@xiaowu/engine';
import type { FieldRightKind, FormColumn, FormField, FormSchema } from '../contract/forms.js';

/** Right of every field (`amount`) and of every column of a detail table (`goods.name`). */
export type FormRights = Readonly<Record<string, FieldRightKind>>;

const strength: Record<FieldRightKind, number> = { hidden: 0, read: 1, write: 2, required: 2 };

/**
 * What a step may do with each field. `approval` null = somebody who only looks (at the applicant's step: who
 * fills a form without a step of its own). Readonly fields and those that fill themselves are never written by people.
 */
export function rightsAt(form: FormSchema, approval: Approval | null, isApplicantStep: boolean): FormRights {
  const given = new Map(approval?.fieldRights.map(({ field, right }) => [field, right]));
  const fallback = approval?.defaultRight ?? (isApplicantStep ? 'write' : 'read');
  const rights: Record<string, FieldRightKind> = {};
  for (const field of form.sections.flatMap((section) => section.fields)) {
    const own = settle(field, given.get(field.key) ?? fallback);
    rights[field.key] = own;
    for (const column of field.columns ?? []) {
      const path = `${field.key}.${column.key}`;
      rights[path] = atMost(own, settle(column, given.get(path) ?? inherited(own)));
    }
  }
  return rights;
}

/** The same view of the form, but nothing can be changed. */
export function readOnly(rights: FormRights): FormRights {
  return Object.fromEntries(
    Object.entries(rights).map(([path, right]) => [path, right === 'hidden' ? 'hidden' : 'read'] as const),
  );
}

export function isWritable(right: FieldRightKind | undefined): boolean {
  return right === 'write' || right === 'required';
}

/** Formulas and the 流水号: pages may send them back, which counts for nothing. */
export function fillsItself({ type }: FormField | FormColumn): boolean {
  return type === 'formula' || type === 'serial';
}

export function isFilledByPeople(field: FormField | FormColumn): boolean {
  return field.type !== 'static' && !fillsItself(field);
}

function settle(field: FormField | FormColumn, right: FieldRightKind): FieldRightKind {
  if (!isWritable(right)) return right;
  if (field.readonly || !isFilledByPeople(field)) return 'read';
  return field.required ? 'required' : right;
}

/** A table that must have rows does not make each of its columns required. */
const inherited = (table: FieldRightKind): FieldRightKind => (table === 'required' ? 'write' : table);

const atMost = (table: FieldRightKind, column: FieldRightKind): FieldRightKind =>
  strength[column] > strength[table] ? table : column;
