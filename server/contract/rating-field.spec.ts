import type { FormField } from './forms.js';
import { isRatingField } from './rating-field.js';

const field = (type: FormField['type'], ...values: string[]): Pick<FormField, 'type' | 'options'> => ({
  type,
  options: values.map((value) => ({ value, label: `${value} 分` })),
});

it('takes a choice of one among scores from 1 to 5, and nothing else', () => {
  expect([field('radio', '5', '3', '1'), field('select', '1', '2')].map(isRatingField)).toEqual([true, true]);
  const others = [field('radio'), field('radio', '0', '5'), field('radio', '5', '很好'), field('checkbox', '1', '2')];
  expect(others.map(isRatingField)).toEqual([false, false, false, false]);
});
