import {
  DecisionFailed,
  evaluate,
  type Expression,
  type Json,
  parseExpression,
  passes,
  resultOf,
  type Variables,
} from '@xiaowu/engine';
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
  const value = (expression: Expression | null) => (expression ? evaluate(expression, variables, at).value : null);
  const all = matchingRules(read, inputs.map(value), variables, at);
  const matching = table.hitPolicy === 'FIRST' ? all.slice(0, 1) : all;
  const hits = matching.map((row) => ({ ruleId: String(row), values: (results[row] ?? []).map(value) }));
  if (hits.length === 0) return { matching, outcome: { kind: 'none' } };
  const orders = () => table.outputs.map(({ values }) => valuesOf(values, at));
  try {
    const result = resultOf({ ...table, aggregator: table.aggregation }, table.id, hits, orders);
    return { matching, outcome: { kind: 'result', value: result } };
  } catch (error) {
    if (error instanceof DecisionFailed) return { matching, outcome: { kind: 'conflict' } };
    throw error;
  }
}

/** What a list of FEEL values means; null where there is none, or it cannot be read. */
function valuesOf(text: string, at: string): readonly Json[] | null {
  if (text.trim() === '') return null;
  const { expression, problem } = parseExpression(`[${text}]`);
  const value = problem ? null : evaluate(expression, {}, at).value;
  return Array.isArray(value) ? value : null;
}
