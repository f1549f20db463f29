import { isSerialNumber } from './serial-number';

it.each([
  ['20201100261', true],
  [' 20201100261 ', true],
  ['202011100261', true],
  ['20201300261', false],
  ['2003000053', false],
  ['工会', false],
])('takes %j for a 流水号: %s', (text, expected) => {
  expect(isSerialNumber(text)).toBe(expected);
});
