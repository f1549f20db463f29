import { holdsList } from '@xiaowu/server/contract/form-logic';
import type { FormField } from '@xiaowu/server/contract/forms';
import type { MultiInstanceChange, MultiInstanceSettings } from './multi-instance';

/** What an activity is done once for: each entry of a list of the form, so many times, or what only FEEL or the file says. */
export type InstanceSubject =
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly field: string }
  | { readonly kind: 'times'; readonly times: number }
  | { readonly kind: 'number'; readonly field: string }
  | { readonly kind: 'expression' }
  | { readonly kind: 'reference' };

type Fields = readonly FormField[];

/** What the form has lists of: departments, people, rows of a table. */
export const listFields = (fields: Fields): FormField[] => fields.filter(holdsList);
/** Those that say how many times. */
export const numberFields = (fields: Fields): FormField[] => fields.filter(({ type }) => type === 'number');

const has = (fields: Fields, key: string) => fields.some((field) => field.key === key);

export function readSubject(settings: MultiInstanceSettings, fields: Fields): InstanceSubject {
  const { collection, loopCardinality: count, reference } = settings;
  if (reference !== null && collection === '' && count === '') return { kind: 'reference' };
  if (collection !== '' && count !== '') return { kind: 'expression' };
  if (collection !== '')
    return has(listFields(fields), collection) ? { kind: 'list', field: collection } : { kind: 'expression' };
  if (count === '') return { kind: 'none' };
  if (/^\d+$/.test(count)) return { kind: 'times', times: Number(count) };
  return has(numberFields(fields), count) ? { kind: 'number', field: count } : { kind: 'expression' };
}

type Chosen = Extract<InstanceSubject, { kind: 'list' | 'times' | 'number' }>;

/**
 * The settings that say it, without what said something else before. Each entry of a list has a name, so that what
 * stands inside can speak of it; times need none.
 */
export function writeSubject(subject: Chosen, before: MultiInstanceSettings): MultiInstanceChange {
  const other = before.reference === null ? {} : { reference: null };
  if (subject.kind !== 'list') {
    const loopCardinality = subject.kind === 'times' ? String(subject.times) : subject.field;
    return { ...other, collection: '', loopCardinality };
  }
  const name = before.elementVariable === '' ? { elementVariable: before.reference?.item || 'item' } : {};
  return { ...other, ...name, collection: subject.field, loopCardinality: '' };
}
