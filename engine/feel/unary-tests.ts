import { duration, parseDate, parseDateTime, parseTime, parseUnaryTests as parseFeelinTests, unaryTest } from 'feelin';
import { expressionMaxLength, type ExpressionProblem } from '../expression.js';
import type { Json, Variables } from '../state/instance-state.js';
import { clockAt } from './clock.js';
import { beyondLimits } from './limits.js';
import { type NamesRead, namesRead } from './names-read.js';
import { children, type FeelNode, findMistake, textOf } from './parse-feel.js';

/** FEEL unary tests (DMN 1.3 §7.3.10), as a cell of a decision table holds them, parsed once. */
export interface UnaryTests {
  readonly source: string;
  /** Top-level variable names it reads, without `?`. */
  readonly reads: readonly string[];
  /** Opaque. */
  readonly program: unknown;
}

interface Program {
  readonly simple: ((value: Json) => boolean | null) | null;
  readonly clock: NamesRead['clock'];
}

/** `-` and an empty cell pass for every value. With a problem the tests are only a stand-in that never passes. */
export function parseUnaryTests(source: string): { tests: UnaryTests; problem: ExpressionProblem | null } {
  const text = source.trim();
  if (text === '' || text === '-') return { tests: simpleTests(source, always), problem: null };
  const where = { from: 0, to: source.length };
  if (source.length > expressionMaxLength)
    return refused(source, {
      code: 'expression.tooLong',
      message: `Expected at most ${expressionMaxLength} characters.`,
      ...where,
    });
  const top = parseFeelinTests(source, {}, undefined).topNode;
  const parsed = { source, top };
  const mistake = findMistake(parsed);
  if (mistake) return refused(source, { code: 'expression.syntax', ...mistake });
  const excess = beyondLimits(parsed);
  if (excess) return refused(source, { code: 'expression.unbounded', ...excess });
  const { variables, clock } = namesRead(parsed);
  const program: Program = { simple: variables.length === 0 ? simpleProgram(source, top) : null, clock };
  return { tests: { source, reads: variables, program }, problem: null };
}

/** What a text means that JSON has no value for. */
export type TemporalType = 'date' | 'time' | 'dateTime' | 'duration';

const temporal: { readonly [type in TemporalType]: (text: string) => unknown } = {
  date: parseDate,
  time: parseTime,
  dateTime: parseDateTime,
  duration,
};

/**
 * Do the tests pass for `value`? Everything but exactly true is no. `at` (ISO 8601) is the only clock; a text is read as
 * `type` when there is one.
 */
export function passes(
  tests: UnaryTests,
  value: Json,
  variables: Variables,
  at: string,
  type: TemporalType | null = null,
): boolean {
  const { simple, clock } = tests.program as Program;
  const answer = type === null || simple === always ? (simple?.(value) ?? null) : null;
  if (answer !== null) return answer;
  const tested = type !== null && typeof value === 'string' ? temporal[type](value) : value;
  return unaryTest(tests.source, { ...variables, ...clockAt(at, clock), '?': tested }).value === true;
}

const always = (): boolean => true;

const simpleTests = (source: string, simple: (value: Json) => boolean): UnaryTests => ({
  source,
  reads: [],
  program: { simple, clock: [] } satisfies Program,
});

const refused = (source: string, problem: ExpressionProblem) => ({
  tests: simpleTests(source, () => false),
  problem,
});

/** null = ask feelin: the value or the test is not of a kind that is compared here. */
type SimpleTest = (value: Json) => boolean | null;

/**
 * Literals, comparisons with literals and intervals between numbers, and `not(…)` of them: nearly every cell of a
 * decision table, and about a hundred times faster than parsing anew. Answers like feelin, or not at all.
 */
function simpleProgram(source: string, top: FeelNode): SimpleTest | null {
  const parts = children(top);
  const isNegated = parts[0]?.name === 'not';
  const list = parts.find(({ name }) => name === 'PositiveUnaryTests');
  if (!list || (!isNegated && parts.length > 1)) return null;
  const tests = children(list).map((test) => positiveTest(source, test));
  if (!tests.every((test) => test !== null)) return null;
  return (value) => {
    if (typeof value === 'object') return null;
    const answers = tests.map((test) => test(value));
    if (answers.includes(null)) return null;
    return answers.includes(true) !== isNegated;
  };
}

function positiveTest(source: string, node: FeelNode): SimpleTest | null {
  const [only, ...more] = children(node);
  if (!only || more.length > 0) return null;
  const text = textOf(source, only);
  if (only.name === 'StringLiteral' && !text.includes('\\')) {
    const expected = text.slice(1, -1);
    return (value) => (typeof value === 'string' ? value === expected : null);
  }
  if (only.name === 'NumericLiteral') {
    const expected = numberOf(source, only);
    return expected === null ? null : (value) => (typeof value === 'number' ? value === expected : null);
  }
  return only.name === 'SimplePositiveUnaryTest' ? rangeTest(source, children(only)) : null;
}

function rangeTest(source: string, parts: readonly FeelNode[]): SimpleTest | null {
  const [first, second] = parts;
  if (first?.name === 'CompareOp' && second && parts.length === 2) {
    const limit = numberOf(source, second);
    const holds = comparisons[textOf(source, first)];
    return limit === null || !holds ? null : (value) => (typeof value === 'number' ? holds(value, limit) : null);
  }
  if (first?.name !== 'Interval' || parts.length !== 1) return null;
  const [open, from, , to, close] = children(first);
  const low = from ? numberOf(source, from) : null;
  const high = to ? numberOf(source, to) : null;
  if (!open || !close || low === null || high === null || low > high) return null;
  const isAbove = comparisons[open.name === '[' ? '>=' : '>'];
  const isBelow = comparisons[close.name === ']' ? '<=' : '<'];
  return (value) =>
    typeof value === 'number' && isAbove && isBelow ? isAbove(value, low) && isBelow(value, high) : null;
}

const comparisons: { readonly [operator: string]: (value: number, limit: number) => boolean } = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function numberOf(source: string, node: FeelNode): number | null {
  const text = textOf(source, node);
  return node.name === 'NumericLiteral' && /^-?(\d{1,15}|\d{0,15}\.\d{1,15})$/.test(text) ? Number(text) : null;
}
