import fc from 'fast-check';
import { evaluate as feelin } from 'feelin';
import { evaluate, expressionMaxLength, holds, literalExpression, parseExpression } from './expression.js';
import { simpleProgram, notSimple } from './feel/simple-program.js';
import { parseFeel } from './feel/parse-feel.js';
import { toJson } from './feel/to-json.js';
import type { Variables } from './state/instance-state.js';

const at = '2026-11-23T08:30:00.000Z';
const value = (source: string, variables: Variables = {}) => {
  const { expression, problem } = parseExpression(source);
  if (problem) throw new Error(problem.message);
  return evaluate(expression, variables, at).value;
};

describe('parseExpression', () => {
  it.each<[string, string[]]>([
    ['amount > 200000', ['amount']],
    ['a.b.c = d', ['a', 'd']],
    ['not(a) and count(goods) > limit', ['a', 'goods', 'limit']],
    ['every good in goods satisfies good.price < limit', ['goods', 'limit']],
    ['for i in 1..3, j in xs return i + j + k', ['xs', 'k']],
    ['{a: b, c: a + d}.c', ['b', 'd']],
    ['sort(xs, function(x, y) x.k < y.k + z)', ['xs', 'z']],
    ['goods[item.price > 3]', ['goods']],
    ['if a instance of string then b else null', ['a', 'b']],
    ['now() > date and time(useAt)', ['useAt']],
    ['金额 > 5', ['金额']],
    ['substring(string: a, start position: b)', ['a', 'b']],
  ])('%s reads %j', (source, reads) => {
    expect(parseExpression(source)).toMatchObject({ problem: null, expression: { source, reads } });
  });

  it.each(
    (
      [
        ['amount >', 'expression.syntax', 8],
        ['${amount > 5}', 'expression.syntax', 0],
        ['a == b', 'expression.syntax', 0],
        ['a > 5 )', 'expression.syntax', 6],
        ['  ', 'expression.empty', 0],
        [`"${'x'.repeat(expressionMaxLength)}"`, 'expression.tooLong', 0],
        ['for i in 1..1000000000 return i', 'expression.unbounded', 4],
        ['for i in 1..n return i', 'expression.unbounded', 4],
        ['for i in 1..1000, j in 1..1000 return i', 'expression.unbounded', 18],
        ['for i in 1..1000 return for j in 1..1000 return i', 'expression.unbounded', 28],
        ['some a in x satisfies some b in x satisfies every c in x satisfies a', 'expression.unbounded', 50],
        ['{f: function(x) f(x) + f(x)}.f(1)', 'expression.unbounded', 4],
        ['matches(a, "(a+)+$")', 'expression.unbounded', 0],
        ['matches(a, b)', 'expression.unbounded', 0],
        [`${'('.repeat(500)}a${')'.repeat(500)}`, 'expression.unbounded', 99],
      ] as [string, string, number][]
    ).map(([source, code, from]) => [source.slice(0, 60), code, from, source] as const),
  )('refuses %s as %s at %i', (_, code, from, source) => {
    expect(parseExpression(source).problem).toMatchObject({ code, from });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-c<>=()[\]{}."'0-9 ,+*-]{0,40}$/)), (source) => {
        const { expression, problem } = parseExpression(source);
        expect(expression.source).toBe(source);
        if (problem) expect(problem.from).toBeLessThanOrEqual(problem.to);
      }),
    );
  });
});

describe('evaluate', () => {
  it('takes the time from the command, not from the machine', () => {
    expect(value('now()')).toBe('2026-11-23T08:30:00Z');
    expect(value('today()')).toBe('2026-11-23');
    expect(value('string(now() + duration("P1D"))')).toBe('2026-11-24T08:30:00Z');
  });

  it('gives dates and durations as ISO text', () => {
    expect(value('date and time(useAt) - duration("PT4H")', { useAt: '2026-11-23T08:00:00Z' })).toBe(
      '2026-11-23T04:00:00Z',
    );
    expect(value('if days = null then duration("P3D") else duration("P" + string(days) + "D")', { days: 5 })).toBe(
      'P5D',
    );
  });

  it('gives times in a named zone with their offset', () => {
    expect(value('date and time("2026-11-23T08:00:00@Asia/Shanghai")')).toBe('2026-11-23T08:00:00+08:00');
    expect(value('date and time("2026-11-23T08:00:00@America/St_Johns")')).toBe('2026-11-23T08:00:00-03:30');
  });

  it('keeps the warning of a missing variable', () => {
    const { expression } = parseExpression('amount > 5');
    expect(evaluate(expression, {}, at)).toEqual({ value: null, warnings: ["Variable 'amount' not found"] });
  });

  it('is not disturbed by a variable that is named like a function or like two names', () => {
    expect(value('count(xs) > 1', { xs: [1, 2], count: 7 })).toBe(true);
    expect(value('a > 1 and b', { a: 2, b: true, 'a > 1 and b': false, not: 1 })).toBe(true);
  });

  it('gives only plain JSON', () => {
    expect(value('[1..5]')).toBeNull();
    expect(value('{a: date("2026-01-01"), b: [duration("P1D"), 1/3]}')).toEqual({ a: '2026-01-01', b: ['P1D', 1 / 3] });
  });

  it('gives a literal as it is', () => {
    expect(evaluate(literalExpression('PT5H', 'PT5H'), {}, at)).toEqual({ value: 'PT5H', warnings: [] });
  });
});

describe('holds', () => {
  it.each<[string, Variables, boolean]>([
    ['a', { a: true }, true],
    ['a', { a: 1 }, false],
    ['a', { a: 'true' }, false],
    ['a', {}, false],
    ['a > 5', { a: null }, false],
    ['a > 5', { a: 6 }, true],
    ['a = "x" or b', { a: 'x', b: null }, true],
    ['[true]', {}, false],
  ])('%s with %j: %s', (source, variables, expected) => {
    expect(holds(parseExpression(source).expression, variables, at)).toBe(expected);
  });
});

describe('the compiled fast path', () => {
  const name = fc.constantFrom('a', 'b', 'o.x', 'o.y', 'o.p.q', 'missing');
  const literal = fc.oneof(
    fc.integer({ min: -9, max: 9 }).map(String),
    fc.constantFrom('0.5', '-1.25', '"x"', '"5"', '""', '"中文"', 'true', 'false', 'null'),
  );
  const operand = fc.oneof(name, literal);
  const list = fc.array(literal, { minLength: 1, maxLength: 3 });
  const { expression } = fc.letrec<{ expression: string; comparison: string }>((tie) => ({
    comparison: fc.oneof(
      fc.tuple(operand, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), operand).map((parts) => parts.join(' ')),
      fc.tuple(operand, list).map(([x, items]) => `${x} in (${items.join(', ')})`),
      fc.tuple(operand, list).map(([x, items]) => `${x} in [${items.join(', ')}]`),
      operand,
    ),
    expression: fc.oneof(
      { depthSize: 'small' },
      tie('comparison'),
      fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map((parts) => parts.join(' ')),
      tie('expression').map((inner) => `not(${inner})`),
      tie('expression').map((inner) => `(${inner})`),
    ),
  }));
  const scalar = fc.oneof(
    fc.integer({ min: -9, max: 9 }),
    fc.double({ noNaN: true, min: -9, max: 9 }),
    fc.boolean(),
    fc.constantFrom('x', '5', '', '中文', null),
  );
  const anything = fc.oneof(
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  );
  const variables = fc.record(
    {
      a: anything,
      b: anything,
      o: fc.oneof(
        fc.record({ x: anything, y: anything, p: fc.record({ q: anything }) }, { requiredKeys: [] }),
        anything,
      ),
    },
    { requiredKeys: [] },
  );

  it('answers like feelin, or not at all', () => {
    const counts = { simple: 0, other: 0 };
    fc.assert(
      fc.property(expression, variables, (source, given) => {
        const parsed = parseExpression(source);
        expect(parsed.problem).toBeNull();
        let expected: unknown;
        try {
          const result = feelin(source, given);
          expected = { value: toJson(result.value), warnings: result.warnings.map(({ message }) => message) };
        } catch (error) {
          expected = error;
        }
        let actual: unknown;
        try {
          actual = evaluate(parsed.expression, given as Variables, at);
        } catch (error) {
          actual = error;
        }
        expect(actual).toEqual(expected);
        const simple = simpleProgram(parseFeel(source))?.(given as Variables) ?? null;
        counts[simple === notSimple ? 'other' : 'simple'] += 1;
      }),
      { numRuns: 1500 },
    );
    expect(counts.simple).toBeGreaterThan(250);
    expect(counts.other).toBeGreaterThan(50);
  });

  it('is used for the usual conditions', () => {
    for (const source of [
      'amount > 200000',
      'leavesCity = "yes" or overnight = "yes"',
      'not(a) and o.x in ("x", "y")',
    ]) {
      expect(
        simpleProgram(parseFeel(source))?.({ amount: 1, leavesCity: 'a', overnight: 'b', a: false, o: { x: 'x' } }),
      ).not.toBe(notSimple);
    }
  });
});

describe('an expression that was handed over to another thread', () => {
  it.each(['amount > 5 and kind = "a"', 'sum([amount, 1]) > 5', '"a"'])('%s gives the same', (source) => {
    const { expression } = parseExpression(source);
    const variables = { amount: 6, kind: 'a' };
    expect(evaluate(structuredClone(expression), variables, at)).toEqual(evaluate(expression, variables, at));
  });
});
