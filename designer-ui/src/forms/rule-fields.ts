import type { FormSchema } from '@xiaowu/server/contract/forms';
import { readsName } from './feel-names';
import { fieldsOf } from './fields-of';

/** How many a rule can name. */
const most = 10;

/** The fields that a check reads and people fill in, by key, in the order of the form. */
export const fieldsOfRule = (form: FormSchema, check: string): string[] =>
  fieldsOf(form)
    .filter(({ key, type, readonly }) => readonly !== true && type !== 'formula' && readsName(check, key))
    .map(({ key }) => key)
    .slice(0, most);
