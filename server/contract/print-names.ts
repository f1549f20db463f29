/**
 * What the names in a print page mean. Server and designer read them by this one file; it holds no Zod, as it goes into
 * the browser.
 */

/** `{{name}}` of a print template; anything may stand between the braces, so that a slip can be named. */
export const placeholder = /\{\{([^{}]*)\}\}/g;

/** FEEL over the fields of the form: the element with it, and what is in it, is printed only while this gives true. */
export const conditionAttribute = 'data-when';

/** Classes of what stands at the head and the foot of every page; in it three pieces: `left` `center` `right`. */
export const marginClasses = { header: 'page-header', footer: 'page-footer' } as const;
export const marginPlaces = ['left', 'center', 'right'] as const;
export type MarginPlace = (typeof marginPlaces)[number];
/** Classes of what the number of the page and of all pages stands in. */
export const pageNumberClasses = { page: 'page-number', pages: 'page-count' } as const;

/** What every template may name besides the fields of its form. */
export const caseNames = [
  'serialNumber',
  'formTable',
  'records',
  'qrCode',
  'itemName',
  'schoolName',
  'applicant',
  'submittedAt',
  'printedBy',
  'printedAt',
  'page',
  'pages',
] as const;
export type CaseName = (typeof caseNames)[number];

export const isCaseName = (name: string): name is CaseName => (caseNames as readonly string[]).includes(name);

/** `records.person` in a row of a table: the row comes once per line of the 流转记录. */
export const recordColumns = ['#', 'step', 'person', 'at', 'state', 'opinion'] as const;
export type RecordColumn = (typeof recordColumns)[number];

export function recordColumn(name: string): RecordColumn | null {
  const [table, column, ...rest] = name.split('.');
  if (table !== 'records' || rest.length > 0) return null;
  return recordColumns.find((candidate) => candidate === column) ?? null;
}

const stepParts = ['opinion', 'person', 'date', 'signature'] as const;
export interface StepName {
  readonly elementId: string;
  /** Null = the whole block: opinion, name and date of everybody who acted. */
  readonly part: (typeof stepParts)[number] | null;
}

/** `step.UserTask_1` or `step.UserTask_1.opinion`; null for another name. Ids may have points in them. */
export function stepName(name: string): StepName | null {
  if (!name.startsWith('step.')) return null;
  const rest = name.slice('step.'.length);
  const part = stepParts.find((candidate) => rest.endsWith(`.${candidate}`)) ?? null;
  return { elementId: part === null ? rest : rest.slice(0, -part.length - 1), part };
}

/** `goods.price.total`: what the column adds up to; null for another name. */
export function totalName(name: string): { readonly table: string; readonly column: string } | null {
  const [table = '', column = '', last, ...rest] = name.split('.');
  return last === 'total' && rest.length === 0 ? { table, column } : null;
}

/** The names in a template, each once. */
export const namesIn = (html: string): string[] => [
  ...new Set([...html.matchAll(placeholder)].map(([, name = '']) => name.trim())),
];

const conditions = new RegExp(`(${conditionAttribute}=")([^"]*)(")`, 'g');
const entities: readonly (readonly [sign: string, entity: string])[] = [
  ['"', '&quot;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ["'", '&#39;'],
  ["'", '&apos;'],
  ['&', '&amp;'],
];
const readAttribute = (text: string): string =>
  entities.reduce((read, [sign, entity]) => read.replaceAll(entity, sign), text);
const writeAttribute = (text: string): string =>
  [['&', '&amp;'] as const, ...entities.slice(0, 3)].reduce(
    (written, [sign, entity]) => written.replaceAll(sign, entity),
    text,
  );

/** The conditions in a template, each once. */
export const conditionsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(conditions)].map(([, , source = '']) => readAttribute(source))),
];

/** The template with other conditions instead. */
export const changeConditions = (html: string, change: (condition: string) => string): string =>
  html.replace(
    conditions,
    (_, open: string, source: string, close: string) => open + writeAttribute(change(readAttribute(source))) + close,
  );
