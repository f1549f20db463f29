import { fieldText, type TextContext } from '@xiaowu/server/contract/field-text';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { formPaths } from '../forms/form-paths';

/** A variable as a table shows it. */
export interface VariableLine {
  readonly name: string;
  /** Of the field by that name, '' when there is none. */
  readonly label: string;
  /** As people read it: an amount with its unit, a choice by its label, a moment by the clock; '' when no other than `raw`. */
  readonly text: string;
  /** As the engine has it, JSON; '' when it is nothing. */
  readonly raw: string;
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** Variables of a process with what the form knows of them. */
export function variableLines(
  variables: { readonly [name: string]: unknown },
  form: FormSchema | null,
  context: TextContext,
): VariableLine[] {
  const fields = new Map(form === null ? [] : formPaths(form).map(({ path, field }) => [path, field] as const));
  return Object.entries(variables).map(([name, value]) => {
    const field = fields.get(name);
    const raw = isNothing(value) ? '' : JSON.stringify(value);
    const read = field === undefined || raw === '' ? '' : fieldText(value, field, context);
    // what it would only say again
    const isSame = read === value || read === raw;
    return { name, label: field?.label ?? '', text: isSame ? '' : read, raw };
  });
}
