import { evaluate as evaluateFeel } from 'feelin';
import type { Expression } from './definition/parsed-expression.js';
import { clockAt } from './feel/clock.js';
import { readComparison } from './feel/comparison.js';
import { beyondLimits } from './feel/limits.js';
import { type NamesRead, namesRead } from './feel/names-read.js';
import { type FeelMistake, findMistake, parseFeel } from './feel/parse-feel.js';
import { comparisonProgram, notSimple, type SimpleProgram, simpleProgram } from './feel/simple-program.js';
import { toJson } from './feel/to-json.js';
import type { Json, Variables } from './state/instance-state.js';

/** Characters of one expression. */
export const expressionMaxLength = 4000;

/** What an expression gave. `warnings` say what was missing or could not be compared; the value is then mostly null. */
export interface Evaluation {
  readonly value: Json;
  readonly warnings: readonly string[];
}

/** Why a text is no expression that can be executed. */
export interface ExpressionProblem extends FeelMistake {
  readonly code: 'expression.empty' | 'expression.tooLong' | 'expression.syntax' | 'expression.unbounded';
}

/** Plain data, so that a graph that was compiled in another thread can be handed over. */
type Program =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'feel'; readonly isSimple: boolean; readonly clock: NamesRead['clock'] };

/** Compiled programs by their plain one; made again at the first evaluation after a graph was handed over. */
const simplePrograms = new WeakMap<Program, SimpleProgram>();

function simpleOf(source: string, program: Program): SimpleProgram {
  const known = simplePrograms.get(program);
  if (known) return known;
  const comparison = readComparison(source);
  const simple = comparison ? comparisonProgram(comparison) : (simpleProgram(parseFeel(source)) ?? (() => notSimple));
  simplePrograms.set(program, simple);
  return simple;
}

/** Parses FEEL. With a problem the expression is only a stand-in that gives null. */
export function parseExpression(source: string): { expression: Expression; problem: ExpressionProblem | null } {
  const comparison = source.length <= expressionMaxLength ? readComparison(source) : null;
  if (comparison)
    return { expression: feelExpression(source, [comparison.name], [], comparisonProgram(comparison)), problem: null };
  const parsed = source.length <= expressionMaxLength && source.trim() !== '' ? parseFeel(source) : null;
  const problem = parsed ? mistakeIn(parsed) : sizeProblem(source);
  if (!parsed || problem) return { expression: literalExpression(source, null), problem };
  const { variables, clock } = namesRead(parsed);
  // A variable named like the function would take its place.
  const simple = variables.includes('not') ? null : simpleProgram(parsed);
  return { expression: feelExpression(source, variables, clock, simple), problem: null };
}

function feelExpression(
  source: string,
  reads: readonly string[],
  clock: NamesRead['clock'],
  simple: SimpleProgram | null,
): Expression {
  const program: Program = Object.freeze({ kind: 'feel', isSimple: simple !== null, clock: Object.freeze(clock) });
  if (simple) simplePrograms.set(program, simple);
  return Object.freeze({ source, reads: Object.freeze(reads), program });
}

/** An expression that always gives `value`: what stands literally in the file, e.g. a duration. */
export function literalExpression(source: string, value: Json): Expression {
  const program: Program = Object.freeze({ kind: 'literal', value });
  return Object.freeze({ source, reads: Object.freeze([]), program });
}

/** An expression that gives a variable, whatever its name looks like. */
export function variableExpression(name: string): Expression {
  const program: Program = Object.freeze({ kind: 'variable', name });
  return Object.freeze({ source: name, reads: Object.freeze([name]), program });
}

/**
 * May the name, which the expression reads, be a key of items that it filters, and no variable? So it is where it stands
 * only in filters, of a list whose `columnsOf` holds it or is not known.
 */
export function mayBeItemKey(
  source: string,
  name: string,
  columnsOf: (list: string) => readonly string[] | undefined,
): boolean {
  const lists = namesRead(parseFeel(source)).ofItems.get(name) ?? [];
  return [...lists].some((list) => (list === null ? undefined : columnsOf(list))?.includes(name) ?? true);
}

/** The value that is the same for every instance; undefined when the expression has to be evaluated. */
export function literalValue(expression: Expression): Json | undefined {
  const program = expression.program as Program;
  return program.kind === 'literal' ? program.value : undefined;
}

/**
 * Evaluates with `at` (ISO 8601 with offset) as `now()`, never with the machine's clock; `today()` is the date written
 * in `at`, or in `timeZone` (IANA). Dates, times and durations come back as ISO 8601 text. Throws where FEEL does, e.g. `1 > true`.
 */
export function evaluate(expression: Expression, variables: Variables, at: string, timeZone?: string): Evaluation {
  const program = expression.program as Program;
  if (program.kind === 'literal') return { value: program.value, warnings: [] };
  if (program.kind === 'variable') {
    const { name } = program;
    return { value: Object.hasOwn(variables, name) ? (variables[name] ?? null) : null, warnings: [] };
  }
  const simple = program.isSimple ? simpleOf(expression.source, program)(variables) : notSimple;
  if (simple !== notSimple) return { value: simple, warnings: [] };
  // Only what it reads: names of other variables could change how FEEL splits the text into names.
  const context = clockAt(at, program.clock, timeZone);
  for (const name of expression.reads) if (Object.hasOwn(variables, name)) context[name] = variables[name];
  const { value, warnings } = evaluateFeel(expression.source, context);
  return { value: toJson(value), warnings: warnings.map(({ message }) => message) };
}

/** Does a condition hold? Only when its value is exactly true: null and other types are no yes. */
export function holds(expression: Expression, variables: Variables, at: string, timeZone?: string): boolean {
  return evaluate(expression, variables, at, timeZone).value === true;
}

function mistakeIn(parsed: ReturnType<typeof parseFeel>): ExpressionProblem | null {
  const mistake = findMistake(parsed);
  if (mistake) return { code: 'expression.syntax', ...mistake };
  const excess = beyondLimits(parsed);
  return excess && { code: 'expression.unbounded', ...excess };
}

function sizeProblem(source: string): ExpressionProblem {
  const where = { from: 0, to: source.length };
  if (source.trim() === '') return { code: 'expression.empty', message: 'Expected FEEL, but found nothing.', ...where };
  return { code: 'expression.tooLong', message: `Expected at most ${expressionMaxLength} characters.`, ...where };
}
