import { evaluate, type Json, parseExpression, passes, type Variables } from '@xiaowu/engine';
import { type ReadTable, temporalType } from './read-cells';

/** What a table makes of one set of values. */
export interface Trial {
  /** Places of the rules that match. */
  matching: readonly number[];
  /** `conflict`: the policy allows one rule, or rules that agree, and there are others. */
  outcome: { kind: 'result'; value: Json } | { kind: 'none' } | { kind: 'conflict' };
}

/** Which rules match these values of the input columns. */
export function matchingRules(
  { table, tests }: ReadTable,
  values: readonly Json[],
  variables: Variables,
  at: string,
): number[] {
  return tests.flatMap((row, i) =>
    row.every((test, j) => {
      const type = temporalType(table.inputs[j]?.type ?? 'string');
      return test !== null && passes(test, values[j] ?? null, variables, at, type);
    })
      ? [i]
      : [],
  );
}

/** Decides as the server does. */
export function tryTable(read: ReadTable, variables: Variables, at: string): Trial {
  const { table, inputs, results } = read;
  const values = inputs.map((expression) => (expression ? evaluate(expression, variables, at).value : null));
  const all = matchingRules(read, values, variables, at);
  const matching = table.hitPolicy === 'FIRST' ? all.slice(0, 1) : all;
  const rows = matching.map((row) =>
    (results[row] ?? []).map((expression) => (expression ? evaluate(expression, variables, at).value : null)),
  );
  const shown = (row: readonly Json[]): Json =>
    table.outputs.length === 1
      ? (row[0] ?? null)
      : Object.fromEntries(table.outputs.map(({ name }, i) => [name, row[i] ?? null]));
  const answer = (value: Json): Trial => ({ matching, outcome: { kind: 'result', value } });
  const [first, second] = rows;
  if (!first) return { matching, outcome: { kind: 'none' } };
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return second ? { matching, outcome: { kind: 'conflict' } } : answer(shown(first));
    case 'ANY':
      return new Set(rows.map((row) => JSON.stringify(row))).size > 1
        ? { matching, outcome: { kind: 'conflict' } }
        : answer(shown(first));
    case 'FIRST':
      return answer(shown(first));
    case 'PRIORITY':
      return answer(shown(byPriority(read, rows, at)[0] ?? first));
    case 'OUTPUT ORDER':
      return answer(byPriority(read, rows, at).map(shown));
    case 'RULE ORDER':
      return answer(rows.map(shown));
    case 'COLLECT':
      return answer(collected(read, rows, shown));
  }
}

function byPriority({ table }: ReadTable, rows: readonly (readonly Json[])[], at: string): (readonly Json[])[] {
  const orders = table.outputs.map(({ values }) => valuesOf(values, at));
  const rank = (row: readonly Json[]) =>
    orders.map((order, i) => order.findIndex((value) => JSON.stringify(value) === JSON.stringify(row[i] ?? null)));
  return [...rows].sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one.map((place, i) => place - (other[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
}

function collected(
  { table }: ReadTable,
  rows: readonly (readonly Json[])[],
  shown: (row: readonly Json[]) => Json,
): Json {
  if (table.aggregation === null) return rows.map(shown);
  if (table.aggregation === 'COUNT') return rows.length;
  const numbers = rows.map(([value]) => Number(value));
  if (table.aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0);
  return table.aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}

/** What a list of FEEL values means; nothing where it cannot be read. */
function valuesOf(text: string, at: string): readonly Json[] {
  const { expression, problem } = parseExpression(`[${text}]`);
  const value = problem ? null : evaluate(expression, {}, at).value;
  return Array.isArray(value) ? value : [];
}
