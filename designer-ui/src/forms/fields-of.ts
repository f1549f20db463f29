import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';

/** All fields of a form, in their order. */
export const fieldsOf = (form: FormSchema): FormField[] => form.sections.flatMap(({ fields }) => fields);
