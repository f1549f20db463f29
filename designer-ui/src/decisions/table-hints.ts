import { passes } from '@xiaowu/engine';
import { type Sample, samplesOf } from './column-samples';
import { type InputColumn, isUntouched } from './decision-table';
import { type ReadTable, temporalType } from './read-cells';

/** Rules that match the same values, or values that no rule matches; `samples` has one for each column. */
export interface Hint {
  kind: 'gap' | 'overlap';
  rules: readonly number[];
  samples: readonly Sample[];
}

export interface Hints {
  hints: readonly Hint[];
  /** Why nothing can be said: a column without anything, a cell that is not right yet or reads variables, too many cases. */
  unknown: 'untouched' | 'mistakes' | 'variables' | 'tooMany' | null;
}

type Options = (column: InputColumn) => readonly string[] | null;

const mostCases = 200_000;
const mostEvaluations = 2_000_000;
const mostHints = 5;
const evaluationsPerBreak = 500;
const casesPerBreak = 2000;

/** The same at once, for tables that are small. */
export function hintsOf(read: ReadTable, options: Options, at: string): Hints {
  const search = searchHints(read, options, at);
  for (let step = search.next(); ; step = search.next()) if (step.done) return step.value;
}

/**
 * Looks for overlaps and gaps by asking every rule about one value of each kind there is: borders of numbers and dates,
 * the values between them, the texts that cells name and one that none names. Values that are not filled in are left out.
 * Every column is asked once; cases are put together from its answers. Yields now and then, so that pages stay smooth.
 */
export function* searchHints(read: ReadTable, options: Options, at: string): Generator<undefined, Hints> {
  const { table, tests, mistakes } = read;
  const nothing = (unknown: Hints['unknown']): Hints => ({ hints: [], unknown });
  if (table.rules.length === 0) return nothing(null);
  if (table.inputs.some((_, i) => isUntouched(table, i))) return nothing('untouched');
  if (mistakes.size > 0) return nothing('mistakes');
  if (tests.some((row) => row.some((test) => test !== null && test.reads.length > 0))) return nothing('variables');
  const columns = table.inputs.map((column, i) => {
    const cells = table.rules.map(({ inputs }) => inputs[i] ?? '');
    return samplesOf(column, cells, options(column));
  });
  const cases = columns.reduce((count, samples) => count * samples.length, 1);
  const evaluations = columns.reduce((count, samples) => count + samples.length * table.rules.length, 0);
  if (cases > mostCases || evaluations > mostEvaluations) return nothing('tooMany');

  const matching: Uint32Array[][] = [];
  for (const [i, samples] of columns.entries()) matching.push(yield* rulesBySample(read, i, samples, at));

  const found: Record<Hint['kind'], Hint[]> = { gap: [], overlap: [] };
  const seen = new Set<string>();
  let count = 0;
  for (const places of placesOf(columns)) {
    if (++count % casesPerBreak === 0) yield;
    const rules = commonRules(
      places.map((place, i) => matching[i]?.[place]),
      table.rules.length,
    );
    const kind = rules.length === 0 ? 'gap' : rules.length > 1 && clash(read, rules) ? 'overlap' : null;
    if (kind === null || found[kind].length >= mostHints) continue;
    // Two rules that overlap do so at many values: one example is enough.
    const key = kind === 'overlap' ? rules.join() : `gap ${places.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found[kind].push({ kind, rules, samples: places.flatMap((place, i) => columns[i]?.[place] ?? []) });
    if (found.gap.length >= mostHints && found.overlap.length >= mostHints) break;
  }
  return { hints: [...found.gap, ...found.overlap], unknown: null };
}

/** For each sample of a column the rules that take it, as bits. Equal cells are asked once. */
function* rulesBySample(
  { table, tests }: ReadTable,
  column: number,
  samples: readonly Sample[],
  at: string,
): Generator<undefined, Uint32Array[]> {
  const type = temporalType(table.inputs[column]?.type ?? 'string');
  const byText = new Map<string, number[]>();
  table.rules.forEach(({ inputs }, row) => {
    const text = inputs[column] ?? '';
    byText.set(text, [...(byText.get(text) ?? []), row]);
  });
  const found: Uint32Array[] = [];
  let count = 0;
  for (const { value } of samples) {
    const bits = new Uint32Array(Math.ceil(table.rules.length / 32));
    for (const rows of byText.values()) {
      if (++count % evaluationsPerBreak === 0) yield;
      const test = tests[rows[0] ?? 0]?.[column];
      if (!test || !passes(test, value, {}, at, type)) continue;
      for (const row of rows) bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
    }
    found.push(bits);
  }
  return found;
}

function commonRules(sets: readonly (Uint32Array | undefined)[], rules: number): number[] {
  const common: number[] = [];
  for (let word = 0; word * 32 < rules; word++) {
    let bits = -1;
    for (const set of sets) bits &= set?.[word] ?? 0;
    for (let bit = 0; bits !== 0 && bit < 32; bit++)
      if (bits & (1 << bit) && word * 32 + bit < rules) common.push(word * 32 + bit);
  }
  return common;
}

/** Several rules at once are wrong with UNIQUE, and with ANY when they say different things. */
function clash({ table }: ReadTable, matching: readonly number[]): boolean {
  if (table.hitPolicy === 'UNIQUE') return true;
  if (table.hitPolicy !== 'ANY') return false;
  return new Set(matching.map((row) => table.rules[row]?.outputs.join('\n'))).size > 1;
}

/** Every combination of places of samples, one for each column. */
function* placesOf(columns: readonly (readonly Sample[])[]): Generator<number[]> {
  const [first, ...rest] = columns;
  if (!first) return yield [];
  for (const place of first.keys()) for (const others of placesOf(rest)) yield [place, ...others];
}
