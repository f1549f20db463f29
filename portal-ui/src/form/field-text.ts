import type { FieldType, FormColumn, FormField } from '@xiaowu/server/contract/forms';
import { type FormLabels } from './form-labels';
import { listOf, textOf } from './field-props';
import { clockTime } from './fields/datetime/zoned-time';
import { pathLabels } from './fields/cascade/option-path';
import { yuanText } from './fields/money/money';

export interface TextContext {
  labels: Pick<FormLabels, 'person' | 'department' | 'file'>;
  timeZone: string;
  yuan: string;
  /** Between the two dates of a range. */
  until: string;
}

type TextOf = (value: unknown, field: FormField | FormColumn, context: TextContext) => string;

const optionText = ({ options = [] }: FormField | FormColumn, value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? textOf(value);
const personText = (id: string, { labels }: TextContext): string => {
  const person = labels.person(id);
  return person ? person.name : '';
};

function numberText(value: unknown, { unit, precision }: FormField | FormColumn): string {
  if (typeof value !== 'number') return '';
  return [precision === undefined ? String(value) : value.toFixed(precision), unit].filter(Boolean).join(' ');
}
const moneyText: TextOf = (value, _field, { yuan }) => (typeof value === 'number' ? `${yuanText(value)} ${yuan}` : '');
const fileNames: TextOf = (value, _field, { labels }) =>
  listOf(value)
    .map((id) => labels.file(id)?.name ?? '')
    .join('、');
const formulaText: TextOf = (value, field, context) => {
  if (field.resultType === 'money') return moneyText(value, field, context);
  return typeof value === 'number' ? numberText(value, field) : textOf(value);
};
/** Of rich text where only a line of text can stand. */
const plainText = (html: string): string =>
  html
    .replace(/<(br|\/p|\/li|\/h\d|\/blockquote)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|amp|quot|nbsp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' })[name] ?? '',
    )
    .trim();

/** A value as people read it; '' when there is none. One line per type: a type that is missing does not compile. */
const texts: Record<FieldType, TextOf> = {
  text: textOf,
  textarea: textOf,
  richText: (value) => plainText(textOf(value)),
  number: numberText,
  money: moneyText,
  date: textOf,
  time: textOf,
  dateRange: (value, _field, { until }) => listOf(value).join(` ${until} `),
  // What the system noted is exact to the second; what people choose is not.
  datetime: (value, { readonly }, { timeZone }) => clockTime(textOf(value), timeZone).slice(0, readonly ? 19 : 16),
  select: (value, field) => optionText(field, value),
  radio: (value, field) => optionText(field, value),
  checkbox: (value, field) =>
    listOf(value)
      .map((chosen) => optionText(field, chosen))
      .join('、'),
  cascade: (value, { options = [] }) => pathLabels(options, listOf(value)).join(' / '),
  person: (value, _field, context) =>
    listOf(value)
      .map((id) => personText(id, context))
      .join('、'),
  reviewer: (value, _field, context) => personText(textOf(value), context),
  department: (value, _field, { labels }) => labels.department(textOf(value)) ?? '',
  attachment: fileNames,
  picture: fileNames,
  signature: (value, _field, { labels }) => labels.file(textOf(value))?.name ?? '',
  table: () => '',
  formula: formulaText,
  serial: textOf,
  static: (_value, { text }) => text ?? '',
};

export const fieldText: TextOf = (value, field, context) => texts[field.type](value, field, context);
