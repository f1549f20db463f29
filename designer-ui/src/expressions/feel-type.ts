import type { FieldType, FormColumn, FormField } from '@xiaowu/server/contract/forms';

/** Kinds of values that FEEL tells apart; `any` = not known beforehand. */
export type FeelType = 'number' | 'string' | 'boolean' | 'date' | 'time' | 'dateTime' | 'duration' | 'list' | 'any';

/** Dates are texts in the data of a form, money is whole cents. */
const types: Partial<Record<FieldType, FeelType>> = {
  text: 'string',
  textarea: 'string',
  richText: 'string',
  number: 'number',
  money: 'number',
  date: 'string',
  time: 'string',
  datetime: 'string',
  dateRange: 'list',
  select: 'string',
  radio: 'string',
  checkbox: 'list',
  cascade: 'list',
  person: 'list',
  reviewer: 'string',
  department: 'string',
  attachment: 'list',
  picture: 'list',
  signature: 'string',
  table: 'list',
};

export function feelTypeOf({ type, resultType, maxDepartments = 1 }: FormField | FormColumn): FeelType {
  if (type === 'department' && maxDepartments > 1) return 'list';
  if (type === 'formula') return resultType === 'number' || resultType === 'money' ? 'number' : 'string';
  return types[type] ?? 'any';
}
