import { checkExpression } from './check-expression';
import type { KnownName } from './known-names';

const names: KnownName[] = [
  { name: 'amount', label: '金额', type: 'number' },
  { name: 'reason', label: '原因', type: 'string' },
  { name: 'day', label: '日期', type: 'string' },
  { name: 'goods', label: '物品', type: 'list', columns: ['count', 'kind'] },
  { name: 'result', label: '', type: 'any' },
];
const codes = (source: string, expects: 'boolean' | null = 'boolean') =>
  checkExpression(source, names, expects).map(({ code }) => code);

describe('checking an expression', () => {
  it.each([
    'amount > 2000 and reason = "x"',
    'amount in [1..5]',
    'amount between 1 and 5',
    'date(day) > today()',
    'date and time(day) - duration("PT4H") < now()',
    'count(goods) > 3',
    'sum(for g in goods return g.count) > 3',
    'some g in goods satisfies g.count > 3',
    'sum(goods[kind = "out" and count > amount].count) > 3',
    'count(goods[item.kind = "out"]) > 3',
    'count(result.lines[direction = "out"]) > 3',
    'reason = null',
    'result.ok = true',
    'not(contains(reason, "a"))',
    'if amount > 1 then true else false',
    'reason + "x" = "yx"',
    '(amount + 1) * 2 > 5',
    '',
  ])('finds nothing wrong with %s', (source) => {
    expect(codes(source)).toEqual([]);
  });

  it.each([
    ['amount >', 'syntax'],
    ['amout > 1', 'unknown'],
    ['count(goods[kid = "out"]) > 3', 'unknown'],
    ['kind = "out" and count(goods[kind = "out"]) > 3', 'unknown'],
    ['amount > "2000"', 'compare'],
    ['reason = 5', 'compare'],
    ['amount in ("a", "b")', 'compare'],
    ['amount between "a" and "b"', 'compare'],
    ['day > date("2026-01-01")', 'compareDate'],
    ['goods > goods', 'order'],
    ['reason - 1 = result', 'arithmetic'],
    ['amount + reason = result', 'arithmetic'],
    ['amount and result', 'logic'],
    ['amount + 1', 'result'],
    ['"yes"', 'result'],
  ])('says what is wrong with %s', (source, code) => {
    expect(codes(source)).toEqual([code]);
  });

  it('wants no answer yes or no where a value is meant', () => {
    expect(codes('amount + 1', null)).toEqual([]);
  });

  it('points at the place', () => {
    const source = 'amount > 1 and amout > 2';
    const [problem] = checkExpression(source, names, 'boolean');
    expect(problem && source.slice(problem.from, problem.to)).toBe('amout');
  });
});
