import type { FieldType, FormColumn, FormField } from '@xiaowu/server/contract/forms';
import { type FormLabels } from './form-labels';
import { listOf, textOf } from './field-props';
import { clockTime } from './fields/datetime/zoned-time';
import { yuanText } from './fields/money/money';

export interface TextContext {
  labels: Pick<FormLabels, 'person' | 'department' | 'file'>;
  timeZone: string;
  yuan: string;
}

type TextOf = (value: unknown, field: FormField | FormColumn, context: TextContext) => string;

const optionText = ({ options = [] }: FormField | FormColumn, value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? textOf(value);
const personText = (id: string, { labels }: TextContext): string => {
  const person = labels.person(id);
  return person ? person.name : '';
};

/** A value as people read it; '' when there is none. One line per type: a type that is missing does not compile. */
const texts: Record<FieldType, TextOf> = {
  text: textOf,
  textarea: textOf,
  number: (value, { unit, precision }) =>
    typeof value !== 'number'
      ? ''
      : [precision === undefined ? String(value) : value.toFixed(precision), unit].filter(Boolean).join(' '),
  money: (value, _field, { yuan }) => (typeof value === 'number' ? `${yuanText(value)} ${yuan}` : ''),
  date: textOf,
  // What the system noted is exact to the second; what people choose is not.
  datetime: (value, { readonly }, { timeZone }) => clockTime(textOf(value), timeZone).slice(0, readonly ? 19 : 16),
  select: (value, field) => optionText(field, value),
  radio: (value, field) => optionText(field, value),
  checkbox: (value, field) =>
    listOf(value)
      .map((chosen) => optionText(field, chosen))
      .join('、'),
  person: (value, _field, context) =>
    listOf(value)
      .map((id) => personText(id, context))
      .join('、'),
  reviewer: (value, _field, context) => personText(textOf(value), context),
  department: (value, _field, { labels }) => labels.department(textOf(value)) ?? '',
  attachment: (value, _field, { labels }) =>
    listOf(value)
      .map((id) => labels.file(id)?.name ?? '')
      .join('、'),
  table: () => '',
  static: (_value, { text }) => text ?? '',
};

export const fieldText: TextOf = (value, field, context) => texts[field.type](value, field, context);
