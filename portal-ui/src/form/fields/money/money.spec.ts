import { yuanText } from '@xiaowu/server/contract/field-text';
import { amountOf, centsOf, typedAmount } from './money';

describe('typedAmount', () => {
  it.each([
    ['12a3', '123'],
    ['¥1,234.5元', '1234.5'],
    ['0012', '12'],
    ['.5', '0.5'],
    ['1.239', '1.23'],
    ['1.2.3', '1.23'],
    ['１２．５', '12.5'],
    ['', ''],
  ])('keeps of %j what is an amount: %j', (text, amount) => {
    expect(typedAmount(text)).toBe(amount);
  });
});

describe('centsOf', () => {
  it.each([
    ['', null],
    ['0.29', 29],
    ['1234.5', 123450],
    ['19.99', 1999],
    ['5.', 500],
  ])('%j is %j cents', (amount, cents) => {
    expect(centsOf(amount)).toBe(cents);
  });

  it('gives back what amountOf made of it', () => {
    for (const cents of [0, 1, 10, 99, 100, 105, 150, 200_000, 99_999_999_999])
      expect(centsOf(amountOf(cents))).toBe(cents);
  });
});

it('groups thousands and always shows two decimals', () => {
  expect(yuanText(123450)).toBe('1,234.50');
});
