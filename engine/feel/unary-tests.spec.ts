import fc from 'fast-check';
import { unaryTest } from 'feelin';
import type { Json } from '../state/instance-state.js';
import { parseUnaryTests, passes } from './unary-tests.js';

const at = '2026-03-02T01:00:00.000Z';
const test = (source: string, value: Json, variables = {}) =>
  passes(parseUnaryTests(source).tests, value, variables, at);

describe('unary tests', () => {
  it.each([
    ['-', null, true],
    ['', 'anything', true],
    ['"a","b"', 'b', true],
    ['"a","b"', 'c', false],
    ['not("a","b")', 'c', true],
    ['> 5', 6, true],
    ['> 5', 5, false],
    ['> 5', null, false],
    ['[1..3)', 1, true],
    ['[1..3)', 3, false],
    ['(1..3]', 1, false],
    ['< 0, > 10', 11, true],
    ['true', true, true],
    ['null', null, true],
    ['contains(?, "x")', 'axb', true],
    ['not(null)', 1, true],
  ] as [string, Json, boolean][])('%s of %j is %s', (source, value, expected) =>
    expect(test(source, value)).toBe(expected),
  );

  it('sees the other variables', () => {
    expect(test('> limit', 7, { limit: 5 })).toBe(true);
    expect(test('list contains(allowed, ?)', 'x', { allowed: ['x'] })).toBe(true);
    expect(parseUnaryTests('> limit').tests.reads).toEqual(['limit']);
  });

  it('compares texts as what their type says', () => {
    const { tests } = parseUnaryTests('[date("2026-01-01")..date("2026-12-31")]');
    expect(passes(tests, '2026-03-01', {}, at, 'date')).toBe(true);
    expect(passes(tests, '2027-03-01', {}, at, 'date')).toBe(false);
    expect(passes(parseUnaryTests('> duration("P1D")').tests, 'P3D', {}, at, 'duration')).toBe(true);
  });

  it('takes the time of the command for the clock', () => {
    expect(test('< today()', '2026-03-01' as Json)).toBe(false); // a text is no date
    expect(test('date(?) < today()', '2026-03-01')).toBe(true);
    expect(test('date(?) < today()', '2026-03-02')).toBe(false);
  });

  it.each(['"a",', '>', 'for i in 1..999999 return i'])('refuses %s', (source) => {
    const { tests, problem } = parseUnaryTests(source);
    expect(problem).not.toBeNull();
    expect(passes(tests, 1, {}, at)).toBe(false);
  });

  it('answers like feelin, fast path or not', () => {
    const number = fc.integer({ min: -9, max: 9 }).map(String);
    const cell = fc.oneof(
      number,
      fc.constantFrom('"a"', '"b"'),
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
        .map(([a, b, c, d]) => `${a}${b}..${c}${d}`),
    );
    const cells = fc.array(cell, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
    const tests = fc.oneof(
      cells,
      cells.map((all) => `not(${all})`),
    );
    const values = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.constantFrom('a', 'b', 'c', null, true));
    fc.assert(
      fc.property(tests, values, (source, value) => {
        expect(test(source, value)).toBe(unaryTest(source, { '?': value }).value === true);
      }),
      { numRuns: 500 },
    );
  });
});
