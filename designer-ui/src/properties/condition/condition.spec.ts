import { holds, parseExpression } from '@xiaowu/engine';
import type { FieldType } from '@xiaowu/server/contract/forms';
import type { Clause, Condition } from './clause';
import { readCondition } from './read-condition';
import { writeCondition } from './write-condition';

const types: Record<string, FieldType> = {
  amount: 'money',
  people: 'number',
  reason: 'text',
  kind: 'select',
  tags: 'checkbox',
  day: 'date',
  departure: 'datetime',
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
    ['reason != null', { join: 'and', clauses: [{ field: 'reason', operator: 'filled', values: [] }] }],
    [
      'contains(reason, "出差 and \\"会议\\"")',
      { join: 'and', clauses: [{ field: 'reason', operator: 'contains', values: ['出差 and "会议"'] }] },
    ],
  ])('writes and reads %s', (feel, condition) => {
    expect(write(condition)).toBe(feel);
    expect(readCondition(feel, typeOf)).toEqual(condition);
  });

  it.each(['amount > limit', 'amount > 1 and (people > 2 or kind = "a")', 'unknown = 1', 'kind > 3', ''])(
    'leaves to the expression what clauses cannot show: %s',
    (feel) => {
      expect(readCondition(feel, typeOf)).toBeNull();
    },
  );

  it('writes nothing while a value is missing', () => {
    expect(write({ join: 'and', clauses: [{ field: 'amount', operator: 'greater', values: [] }] })).toBeNull();
    expect(write({ join: 'and', clauses: [] })).toBeNull();
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
