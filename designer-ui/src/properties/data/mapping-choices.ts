import type { CalledProcess } from '@xiaowu/server/contract/callables';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { fieldsOf } from '../../forms/fields-of';
import type { Direction, EditedMapping } from './mappings';

/** Something that can be chosen instead of typed. */
export interface MappingChoice {
  value: string;
  label: string;
}

const asName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Fields that carry a value, as names of FEEL. */
export function fieldChoices(form: FormSchema): MappingChoice[] {
  return fieldsOf(form)
    .filter(({ key, type }) => type !== 'static' && asName.test(key))
    .map(({ key, label }) => ({ value: key, label: label || key }));
}

/** What a called process takes, or gives back: by `result`, which holds its variables. */
export function calledChoices({ fields }: Pick<CalledProcess, 'fields'>, direction: Direction): MappingChoice[] {
  return fields
    .filter(({ key }) => asName.test(key))
    .map(({ key, label }) => ({ value: direction === 'input' ? key : `result.${key}`, label: label || key }));
}

/** Mappings for every field that both forms have under the same key and that nothing is mapped to yet. */
export function sameNamed(
  form: FormSchema,
  called: Pick<CalledProcess, 'fields'>,
  direction: Direction,
  present: readonly EditedMapping[],
): EditedMapping[] {
  const own = new Set(fieldChoices(form).map(({ value }) => value));
  const taken = new Set(present.map(({ variable }) => variable));
  return called.fields
    .filter(({ key }) => own.has(key) && !taken.has(key))
    .map(({ key }) => ({ variable: key, expression: direction === 'input' ? key : `result.${key}` }));
}
