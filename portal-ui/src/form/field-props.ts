import type { FormColumn, FormField, FormView } from '@xiaowu/server/contract/forms';

/** Props of every control; it emits `update:modelValue` with the value as `fieldType` in the contract describes it. */
export interface FieldProps {
  field: FormField | FormColumn;
  modelValue: unknown;
  /** DOM id of the control: what the label points at. */
  id: string;
  view: FormView;
  /** `amount`, `goods.name`: what rights and option lists are named by. */
  rightPath: string;
}

export interface FieldEmits {
  'update:modelValue': [value: unknown];
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
