import { clockTime } from './clock-time.js';
import type { FieldOption, FieldType, FormColumn, FormField } from './forms.js';

/**
 * Form values as people read them, on pages and on paper. Server and pages write them by this one file; it holds no
 * Zod, as it goes into the browser.
 */

/** What ids stand for, and the words of the language. */
export interface TextContext {
  labels: {
    person(id: string): { name: string } | undefined;
    department(id: string): string | undefined;
    file(id: string): { name: string } | undefined;
  };
  timeZone: string;
  yuan: string;
  /** Between the two dates of a range. */
  until: string;
}

const grouped = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `123456` → `1,234.56` */
export const yuanText = (cents: number): string => grouped.format(cents / 100);

/** Labels from the root to the chosen leaf; a value that is no longer there stands for itself. */
export function pathLabels(options: readonly FieldOption[], path: readonly string[]): string[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  const option = options.find(({ value }) => value === first);
  return [option?.label ?? first, ...pathLabels(option?.children ?? [], rest)];
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];

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

/** One line per type: a type that is missing does not compile. */
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
  department: (value, _field, { labels }) =>
    [value]
      .flat()
      .map((id) => labels.department(textOf(id)) ?? '')
      .join('、'),
  attachment: fileNames,
  picture: fileNames,
  signature: (value, _field, { labels }) => labels.file(textOf(value))?.name ?? '',
  table: () => '',
  formula: formulaText,
  serial: textOf,
  static: (_value, { text }) => text ?? '',
};

/** A value of a field or column as people read it; '' when there is none. */
export const fieldText: TextOf = (value, field, context) => texts[field.type](value, field, context);
