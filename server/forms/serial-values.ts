import type { FormData, FormSchema } from '../contract/forms.js';
import { fieldsOf } from './field-lookup.js';

/** What the fields of type 流水号 say: the number of the case, which no form data hold; none before it has one. */
export function serialValues(form: FormSchema, serialNumber: string | null): FormData {
  const fields = serialNumber === null ? [] : fieldsOf(form).filter(({ type }) => type === 'serial');
  return Object.fromEntries(fields.map(({ key }) => [key, serialNumber]));
}
