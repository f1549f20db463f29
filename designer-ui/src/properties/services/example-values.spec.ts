import { exampleValue } from './example-values';

describe('exampleValue', () => {
  it.each([
    ['12', 12],
    [' 浙A1 ', '浙A1'],
    ['"12"', '12'],
    ['["a"]', ['a']],
    ['true', true],
    ['{bad', '{bad'],
    ['', ''],
  ])('reads %s', (text, value) => {
    expect(exampleValue(text)).toEqual(value);
  });
});
