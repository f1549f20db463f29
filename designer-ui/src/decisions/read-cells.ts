import { type Expression, parseExpression, parseUnaryTests, type TemporalType, type UnaryTests } from '@xiaowu/engine';
import type { DecisionTable, ValueType } from './decision-table';

/** What is wrong with a text, as a key of `decisions.mistake`. */
export type Mistake = 'syntax' | 'empty' | 'tooLong' | 'unbounded';

/** A table whose texts are parsed, as the engine evaluates it. */
export interface ReadTable {
  table: DecisionTable;
  inputs: readonly (Expression | null)[];
  tests: readonly (readonly (UnaryTests | null)[])[];
  results: readonly (readonly (Expression | null)[])[];
  /** By place: `input 0`, `output 1`, `0 2` (rule, column). */
  mistakes: ReadonlyMap<string, Mistake>;
}

const temporal: Partial<Record<ValueType, TemporalType>> = { date: 'date', time: 'time', dateTime: 'dateTime' };
export const temporalType = (type: ValueType): TemporalType | null => temporal[type] ?? null;

export function readTable(table: DecisionTable): ReadTable {
  const mistakes = new Map<string, Mistake>();
  const note = (place: string, problem: { code: string } | null): boolean => {
    if (problem) mistakes.set(place, problem.code.replace('expression.', '') as Mistake);
    return problem === null;
  };
  const expression = (text: string, place: string, mayBeEmpty: boolean) => {
    if (mayBeEmpty && (text.trim() === '' || text.trim() === '-')) return null;
    const { expression: parsed, problem } = parseExpression(text);
    return note(place, problem) ? parsed : null;
  };
  const inputs = table.inputs.map(({ expression: text }, i) => expression(text, `input ${i}`, false));
  table.outputs.forEach(({ values }, i) => {
    if (values.trim() !== '') expression(`[${values}]`, `output ${i}`, false);
  });
  const tests = table.rules.map((rule, row) =>
    rule.inputs.map((text, column) => {
      const { tests: parsed, problem } = parseUnaryTests(text);
      return note(`${row} ${column}`, problem) ? parsed : null;
    }),
  );
  const results = table.rules.map((rule, row) =>
    rule.outputs.map((text, column) => expression(text, `${row} ${table.inputs.length + column}`, true)),
  );
  return { table, inputs, tests, results, mistakes };
}
