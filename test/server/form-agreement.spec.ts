import fc from 'fast-check';
import { feelEvaluator } from '../../portal-ui/src/form/feel.js';
import { brokenRules, formStateOf } from '../../server/contract/form-logic.js';
import type { FormData, FormField, FormSchema } from '../../server/contract/forms.js';
import { evaluatorAt } from '../../server/forms/form-expressions.js';

/** The page decides what is shown, required and worked out while one types; the server decides again. They must agree. */

const at = '2026-11-25T16:30:00.000Z';
const timeZone = 'Asia/Shanghai';
const server = evaluatorAt(at, timeZone);
const page = feelEvaluator(timeZone, () => new Date(at));

const numbers = fc.oneof(fc.constantFrom('amount', 'count', 'null'), fc.integer({ min: -3, max: 3000 }).map(String));
const texts = fc.constantFrom('reason', 'kind', '"book"', '"device"', '""', 'null', '"一二三"');
const dates = fc.constantFrom('day', 'today()', '"2026-11-26"', 'null');
const lists = fc.constantFrom('tags', '["a", "b"]', '[]');

/** Expressions as forms have them, and some that people get wrong: names and types that do not fit. */
const { expression } = fc.letrec<{ number: string; text: string; condition: string; expression: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbers,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.constantFrom(
      'sum(goods.price)',
      'sum(goods.price * goods.count)',
      'count(goods)',
      'count(tags)',
      'max(amount, count)',
    ),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    texts.map((text) => `string length(${text})`),
    tie('number').map((a) => `decimal(${a}, 2)`),
  ),
  text: fc.oneof(
    texts,
    fc.tuple(texts, texts).map(([a, b]) => `(${a} + ${b})`),
    texts.map((a) => `upper case(${a})`),
    tie('number').map((a) => `string(${a})`),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number'))
      .map((parts) => parts.join(' ')),
    fc.tuple(texts, fc.constantFrom('=', '!=', '<'), texts).map((parts) => parts.join(' ')),
    fc.tuple(dates, fc.constantFrom('<', '>=', '='), dates).map(([a, op, b]) => `date(${a}) ${op} date(${b})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('condition').map((a) => `not(${a})`),
    fc.tuple(texts, lists).map(([text, list]) => `list contains(${list}, ${text})`),
    fc.tuple(texts, texts).map(([a, b]) => `contains(${a}, ${b})`),
    fc.tuple(numbers, numbers).map(([a, b]) => `amount in [${a}..${b}]`),
    fc.constantFrom(
      'urgent',
      'urgent = true',
      'some row in goods satisfies row.price > 100',
      'every row in goods satisfies row.count > 0',
      'goods[1].name = "x"',
      'missing > 1',
      'reason > 1',
      'amount',
    ),
  ),
  expression: fc.oneof(tie('number'), tie('text'), tie('condition')),
}));

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const row = fc.record(
  { name: fc.constantFrom('x', '书'), count: fc.integer({ min: 0, max: 5 }), price: fc.integer({ min: 0, max: 500 }) },
  { requiredKeys: [] },
);
const data: fc.Arbitrary<FormData> = fc.record({
  amount: maybe(fc.oneof(fc.integer({ min: -2, max: 3000 }), fc.constantFrom(0.1, 1999.5))),
  count: maybe(fc.integer({ min: 0, max: 9 })),
  reason: maybe(fc.constantFrom('', '一二三', 'book', '5')),
  kind: maybe(fc.constantFrom('book', 'device')),
  day: maybe(fc.constantFrom('2026-11-25', '2026-11-26', '2026-12-31')),
  tags: maybe(fc.array(fc.constantFrom('a', 'book'), { maxLength: 3 })),
  urgent: maybe(fc.boolean()),
  goods: maybe(fc.array(row, { maxLength: 3 })),
});

const plain = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  ...{ key, label: key, type },
  ...more,
});
const form = (visibleWhen: string, requiredWhen: string, formula: string, cell: string): FormSchema => ({
  title: '',
  sections: [
    {
      key: 'main',
      title: '',
      fields: [
        plain('amount', 'number', { requiredWhen }),
        plain('count', 'number'),
        plain('reason', 'text', { visibleWhen }),
        plain('kind', 'select', { options: [{ value: 'book', label: '图书' }] }),
        plain('day', 'date'),
        plain('tags', 'checkbox', { visibleWhen: cell }),
        plain('urgent', 'radio'),
        plain('worked', 'formula', { expression: formula, resultType: 'number' }),
        plain('said', 'formula', { expression: formula, resultType: 'text' }),
        plain('goods', 'table', {
          columns: [
            { key: 'name', label: '名称', type: 'text', visibleWhen: cell },
            { key: 'count', label: '数量', type: 'number', requiredWhen: cell },
            { key: 'price', label: '单价', type: 'number' },
            { key: 'line', label: '小计', type: 'formula', expression: 'count * price', resultType: 'number' },
          ],
        }),
      ],
    },
  ],
  rules: [{ check: requiredWhen, message: '不对', fields: ['amount'] }],
});

describe('page and server', () => {
  it('give an expression the same value', () => {
    fc.assert(
      fc.property(expression, data, (source, values) => {
        const filled = {
          amount: null,
          count: null,
          reason: null,
          kind: null,
          day: null,
          tags: [],
          urgent: null,
          goods: [],
        };
        const given = {
          ...filled,
          ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
        };
        expect([source, page(source, given)]).toEqual([source, server(source, given)]);
      }),
      { numRuns: 3000, examples: [['decimal(-1 / 201, 2)', {}]] },
    );
  });

  it('hide, require, work out and refuse the same of a form', () => {
    fc.assert(
      fc.property(expression, expression, expression, expression, data, (visible, required, formula, cell, filled) => {
        const schema = form(visible, required, formula, cell);
        const [mine, theirs] = [page, server].map((evaluate) => {
          const state = formStateOf(schema, filled, evaluate);
          const { hidden, required: needed, ...rest } = state;
          return { ...rest, hidden: [...hidden], required: [...needed], broken: brokenRules(schema, state, evaluate) };
        });
        expect(mine).toEqual(theirs);
      }),
      { numRuns: 600 },
    );
  });
});
