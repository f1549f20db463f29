import type { FormField } from './forms.js';

const scores: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5']);

/** Whether every answer to the field is a score from 1 to 5, so that it can be the 评价 of an item (`ratingField`). */
export const isRatingField = ({ type, options = [] }: Pick<FormField, 'type' | 'options'>): boolean =>
  (type === 'radio' || type === 'select') && options.length > 0 && options.every(({ value }) => scores.has(value));
