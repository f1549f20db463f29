import { type Expression, parseExpression, parseUnaryTests, type TemporalType, type UnaryTests } from '@xiaowu/engine';
import { cellDoubt, type Doubt } from './cell-doubts';
import { type DecisionTable, isUntouched, type ValueType } from './decision-table';

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
  /** What is right by the rules of FEEL, but can hardly be meant. */
  doubts: ReadonlyMap<string, Doubt>;
}

const temporal: Partial<Record<ValueType, TemporalType>> = { date: 'date', time: 'time', dateTime: 'dateTime' };
export const temporalType = (type: ValueType): TemporalType | null => temporal[type] ?? null;

/** Cells are parsed again only where they changed: a table has hundreds, and every change reads it anew. */
const parsedTests = new Map<string, ReturnType<typeof parseUnaryTests>>();
const parsedExpressions = new Map<string, ReturnType<typeof parseExpression>>();
const mostParsed = 20_000;

function remembered<T>(known: Map<string, T>, text: string, parse: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostParsed) known.clear();
  const parsed = parse(text);
  known.set(text, parsed);
  return parsed;
}

/** `names`: variables that cells may read; null = not known. */
export function readTable(table: DecisionTable, names: ReadonlySet<string> | null = null): ReadTable {
  const mistakes = new Map<string, Mistake>();
  const note = (place: string, problem: { code: string } | null): boolean => {
    if (problem) mistakes.set(place, problem.code.replace('expression.', '') as Mistake);
    return problem === null;
  };
  const expression = (text: string, place: string, mayBeEmpty: boolean) => {
    if (mayBeEmpty && (text.trim() === '' || text.trim() === '-')) return null;
    const { expression: parsed, problem } = remembered(parsedExpressions, text, parseExpression);
    return note(place, problem) ? parsed : null;
  };
  const inputs = table.inputs.map(({ expression: text }, i) => expression(text, `input ${i}`, isUntouched(table, i)));
  table.outputs.forEach(({ values }, i) => {
    if (values.trim() !== '') expression(`[${values}]`, `output ${i}`, false);
  });
  const tests = table.rules.map((rule, row) =>
    rule.inputs.map((text, column) => {
      const { tests: parsed, problem } = remembered(parsedTests, text, parseUnaryTests);
      return note(`${row} ${column}`, problem) ? parsed : null;
    }),
  );
  const results = table.rules.map((rule, row) =>
    rule.outputs.map((text, column) => expression(text, `${row} ${table.inputs.length + column}`, true)),
  );
  const doubts = new Map<string, Doubt>();
  const doubt = (place: string, text: string, type: ValueType, reads: readonly string[] | undefined) => {
    const found = reads && cellDoubt(text, type, reads, names);
    if (found) doubts.set(place, found);
  };
  table.rules.forEach((rule, row) => {
    rule.inputs.forEach((text, i) =>
      doubt(`${row} ${i}`, text, table.inputs[i]?.type ?? 'string', tests[row]?.[i]?.reads),
    );
    rule.outputs.forEach((text, i) =>
      doubt(`${row} ${table.inputs.length + i}`, text, table.outputs[i]?.type ?? 'string', results[row]?.[i]?.reads),
    );
  });
  return { table, inputs, tests, results, mistakes, doubts };
}
