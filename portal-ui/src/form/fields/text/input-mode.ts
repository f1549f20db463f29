import type { FormColumn, FormField } from '@xiaowu/server/contract/forms';

/** The keyboard that a phone shows. */
export function inputModeOf({ format }: FormField | FormColumn): 'tel' | 'email' | undefined {
  return format === 'mobile' || format === 'phone' ? 'tel' : format === 'email' ? 'email' : undefined;
}
