import { numberOf, typedNumber } from './typed-number';

it.each([
  ['12 人', undefined, '12'],
  ['-3.456', 2, '-3.45'],
  ['1.9', 0, '1'],
  ['３.5.6', undefined, '3.56'],
])('keeps of %j with %j decimals %j', (text, precision, typed) => {
  expect(typedNumber(text, precision)).toBe(typed);
});

it('is no number before the first digit', () => {
  expect(['', '-', '.'].map(numberOf)).toEqual([null, null, null]);
  expect(numberOf('-1.5')).toBe(-1.5);
});
