import type { FormColumn, FormField } from '@xiaowu/server/contract/forms';

/** Choices of an old draft that the form does not offer any more. */
export const goneOptions = ({ options = [] }: FormField | FormColumn, chosen: readonly string[]): string[] =>
  chosen.filter((value) => !options.some((option) => option.value === value));
