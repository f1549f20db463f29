import type { FieldType, FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { fieldsOf } from '../forms/fields-of';
import type { ValueType } from './decision-table';

const types: Partial<Record<FieldType, ValueType>> = {
  text: 'string',
  textarea: 'string',
  number: 'number',
  money: 'number',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  select: 'string',
  radio: 'string',
  department: 'string',
  reviewer: 'string',
  formula: 'number',
};

/** Fields of the form that a decision can go by, and as what their values are compared. */
export function decidingFields(form: FormSchema): { field: FormField; type: ValueType }[] {
  return fieldsOf(form).flatMap((field) => {
    const type = types[field.type];
    return type ? [{ field, type: field.type === 'formula' && field.resultType === 'text' ? 'string' : type }] : [];
  });
}
