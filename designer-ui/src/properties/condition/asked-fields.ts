import { holdsList } from '@xiaowu/server/contract/form-logic';
import type { FormColumn, FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { type AskedType, operatorsOf } from './clause';

/** A field of which a condition can ask something. */
export interface AskedField {
  key: string;
  label: string;
  type: AskedType;
  options?: readonly { value: string; label: string }[];
  precision?: number | undefined;
  unit?: string | undefined;
  /** What it is where it is no field of the form: the result of a step, or brought by a message or signal. */
  group?: 'result' | 'message';
  /** The name of the step or event that it comes from. */
  by?: string;
}

/** Fields of the form; in a row of a detail table its cells come first, by the same names. */
export function askedFields(form: FormSchema, columns: readonly FormColumn[] = []): AskedField[] {
  const names = new Set(columns.map(({ key }) => key));
  const fields = form.sections.flatMap((section) => section.fields).filter(({ key }) => !names.has(key));
  return [...columns, ...fields].map(asked).filter(({ type }) => operatorsOf[type].length > 0);
}

function asked(field: FormField | FormColumn): AskedField {
  const { key, label, options, precision, unit } = field;
  return { key, label, type: typeOf(field), ...(options && { options: leaves(options) }), precision, unit };
}

function typeOf(field: FormField | FormColumn): AskedType {
  if (field.type === 'formula') return field.resultType ?? 'number';
  return field.type === 'department' && holdsList(field) ? 'list' : field.type;
}

/** Options of all levels, each with the way to it. */
function leaves(options: NonNullable<FormField['options']>, before = ''): { value: string; label: string }[] {
  return options.flatMap(({ value, label, children = [] }) => [
    { value, label: before + label },
    ...leaves(children, `${before}${label} / `),
  ]);
}
