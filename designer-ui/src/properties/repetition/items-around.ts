import type { FormSchema } from '@xiaowu/server/contract/forms';
import { readsName } from '../../forms/feel-names';
import { fieldsOf } from '../../forms/fields-of';
import type { ModdleElement } from '../../modeler/moddle';
import { readMultiInstance } from './multi-instance';

/** What an activity has because it, or what it stands in, runs once for each of several. */
export interface ItemAround {
  /** How FEEL and rules name it. */
  readonly name: string;
  /** FEEL for those several. */
  readonly collection: string;
}

export function itemsAround(activity: ModdleElement): ItemAround[] {
  const items: ItemAround[] = [];
  for (let at: ModdleElement | undefined = activity; at; at = at.$parent) {
    const { elementVariable: name = '', collection = '' } = readMultiInstance(at) ?? {};
    if (name !== '' && !items.some((each) => each.name === name)) items.push({ name, collection });
  }
  return items;
}

/** What people call those several: the fields of the form that they come from; empty where there are none. */
export const fieldsOfItem = ({ collection }: ItemAround, form: FormSchema): string =>
  fieldsOf(form)
    .filter(({ key }) => readsName(collection, key))
    .map(({ label }) => label)
    .join('、');
