import { holds, parseExpression } from '@xiaowu/engine';
import type { AskedType, Clause, Condition } from './clause';
import { readCondition } from './read-condition';
import { writeCondition } from './write-condition';

const types: Record<string, AskedType> = {
  amount: 'money',
  people: 'number',
  reason: 'text',
  kind: 'select',
  tags: 'checkbox',
  day: 'date',
  departure: 'datetime',
  at: 'time',
  until: 'time',
  back: 'datetime',
  limit: 'money',
  lastDay: 'date',
  area: 'cascade',
  offices: 'list',
  'verdict.level': 'select',
  passed: 'boolean',
  answer: 'any',
  金额: 'number',
};
const typeOf = (field: string) => types[field];
const write = (condition: Condition) => writeCondition(condition, typeOf);

describe('conditions of a sequence flow', () => {
  it.each<[string, Condition]>([
    ['amount > 200000', { join: 'and', clauses: [{ field: 'amount', operator: 'greater', values: ['200000'] }] }],
    [
      'amount >= 100 and kind != "illness"',
      {
        join: 'and',
        clauses: [
          { field: 'amount', operator: 'atLeast', values: ['100'] },
          { field: 'kind', operator: 'notEqual', values: ['illness'] },
        ],
      },
    ],
    [
      'date and time(departure) < date and time("2026-01-01T00:00:00.000Z") or people = 3',
      {
        join: 'or',
        clauses: [
          { field: 'departure', operator: 'less', values: ['2026-01-01T00:00:00.000Z'] },
          { field: 'people', operator: 'equal', values: ['3'] },
        ],
      },
    ],
    [
      'date(day) >= date("2026-01-01")',
      { join: 'and', clauses: [{ field: 'day', operator: 'atLeast', values: ['2026-01-01'] }] },
    ],
    [
      'list contains(["a", "b"], kind)',
      { join: 'and', clauses: [{ field: 'kind', operator: 'oneOf', values: ['a', 'b'] }] },
    ],
    [
      'not(list contains(tags, "x"))',
      { join: 'and', clauses: [{ field: 'tags', operator: 'notContains', values: ['x'] }] },
    ],
    ['count(tags) > 0', { join: 'and', clauses: [{ field: 'tags', operator: 'filled', values: [] }] }],
    ['count(offices) = 0', { join: 'and', clauses: [{ field: 'offices', operator: 'empty', values: [] }] }],
    ['at >= "09:30"', { join: 'and', clauses: [{ field: 'at', operator: 'atLeast', values: ['09:30'] }] }],
    ['list contains(area, "b")', { join: 'and', clauses: [{ field: 'area', operator: 'contains', values: ['b'] }] }],
    ['reason != null', { join: 'and', clauses: [{ field: 'reason', operator: 'filled', values: [] }] }],
    [
      'date and time(back) >= date and time(departure) and date(lastDay) >= date(day)',
      {
        join: 'and',
        clauses: [
          { field: 'back', operator: 'atLeast', values: [], other: 'departure' },
          { field: 'lastDay', operator: 'atLeast', values: [], other: 'day' },
        ],
      },
    ],
    [
      'amount <= limit',
      { join: 'and', clauses: [{ field: 'amount', operator: 'atMost', values: [], other: 'limit' }] },
    ],
    ['at < until', { join: 'and', clauses: [{ field: 'at', operator: 'less', values: [], other: 'until' }] }],
    [
      'verdict.level = "A" and passed = true',
      {
        join: 'and',
        clauses: [
          { field: 'verdict.level', operator: 'equal', values: ['A'] },
          { field: 'passed', operator: 'equal', values: ['true'] },
        ],
      },
    ],
    ['answer >= 5', { join: 'and', clauses: [{ field: 'answer', operator: 'atLeast', values: ['5'] }] }],
    ['answer != "x"', { join: 'and', clauses: [{ field: 'answer', operator: 'notEqual', values: ['x'] }] }],
    ['answer = false', { join: 'and', clauses: [{ field: 'answer', operator: 'equal', values: ['false'] }] }],
    ['金额 > 5', { join: 'and', clauses: [{ field: '金额', operator: 'greater', values: ['5'] }] }],
    [
      'contains(reason, "出差 and \\"会议\\"")',
      { join: 'and', clauses: [{ field: 'reason', operator: 'contains', values: ['出差 and "会议"'] }] },
    ],
  ])('writes and reads %s', (feel, condition) => {
    expect(write(condition)).toBe(feel);
    expect(readCondition(feel, typeOf)).toEqual(condition);
  });

  it.each([
    'amount > people',
    'amount > null',
    'reason = kind',
    'amount > 1 and (people > 2 or kind = "a")',
    'unknown = 1',
    'kind > 3',
    'answer = "5"',
    'answer > "x"',
    '',
  ])('leaves to the expression what clauses cannot show: %s', (feel) => {
    expect(readCondition(feel, typeOf)).toBeNull();
  });

  it('writes nothing while a value is missing', () => {
    expect(write({ join: 'and', clauses: [{ field: 'amount', operator: 'greater', values: [] }] })).toBeNull();
    expect(write({ join: 'and', clauses: [] })).toBeNull();
    for (const other of ['', 'people', 'gone'])
      expect(write({ join: 'and', clauses: [{ field: 'amount', operator: 'greater', values: [], other }] })).toBeNull();
  });

  it('keeps a mix of and and or as an expression', () => {
    expect(readCondition('amount > 1 and people > 2 or people > 3', typeOf)).toBeNull();
  });
});

describe('what is built means what it says', () => {
  const data = {
    amount: 200001,
    people: 3,
    reason: '去省里开会',
    kind: 'illness',
    tags: ['a', 'b'],
    day: '2026-03-08',
    departure: '2026-03-08T01:30:00.000Z',
    at: '09:30',
    area: ['a', 'b'],
    offices: [] as string[],
  };
  const isTrue = (clause: Clause, variables: object = data) => {
    const feel = write({ join: 'and', clauses: [clause] });
    return holds(parseExpression(feel ?? '').expression, variables as never, '2026-01-01T00:00:00.000Z');
  };

  it.each<[Clause, boolean]>([
    [{ field: 'amount', operator: 'greater', values: ['200000'] }, true],
    [{ field: 'amount', operator: 'atMost', values: ['200000'] }, false],
    [{ field: 'reason', operator: 'contains', values: ['开会'] }, true],
    [{ field: 'kind', operator: 'oneOf', values: ['accident', 'illness'] }, true],
    [{ field: 'kind', operator: 'notEqual', values: ['illness'] }, false],
    [{ field: 'tags', operator: 'contains', values: ['b'] }, true],
    [{ field: 'tags', operator: 'notContains', values: ['b'] }, false],
    [{ field: 'day', operator: 'equal', values: ['2026-03-08'] }, true],
    [{ field: 'day', operator: 'less', values: ['2026-03-08'] }, false],
    [{ field: 'departure', operator: 'greater', values: ['2026-03-08T01:00:00.000Z'] }, true],
    [{ field: 'departure', operator: 'less', values: ['2026-03-08T01:00:00.000Z'] }, false],
    [{ field: 'at', operator: 'less', values: ['10:00'] }, true],
    [{ field: 'area', operator: 'contains', values: ['b'] }, true],
    [{ field: 'area', operator: 'empty', values: [] }, false],
    [{ field: 'offices', operator: 'empty', values: [] }, true],
    [{ field: 'offices', operator: 'filled', values: [] }, false],
    [{ field: 'reason', operator: 'empty', values: [] }, false],
    [{ field: 'reason', operator: 'filled', values: [] }, true],
  ])('%j: %s', (clause, expected) => {
    expect(isTrue(clause)).toBe(expected);
  });

  it.each<Clause>([
    { field: 'amount', operator: 'greater', values: ['1'] },
    { field: 'day', operator: 'less', values: ['2026-03-08'] },
    { field: 'departure', operator: 'greater', values: ['2026-03-08T01:00:00.000Z'] },
    { field: 'tags', operator: 'contains', values: ['b'] },
  ])('does not hold for a field that is empty: %j', (clause) => {
    expect(isTrue(clause, Object.fromEntries(Object.keys(data).map((key) => [key, null])))).toBe(false);
  });
});
