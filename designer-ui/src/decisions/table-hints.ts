import type { Json } from '@xiaowu/engine';
import type { InputColumn } from './decision-table';
import type { ReadTable } from './read-cells';
import { matchingRules } from './try-table';

/** A kind of value of one column that all cells treat alike, with one value that stands for it. */
export interface Sample {
  value: Json;
  /** `below 10`, `is 10`, `between 10 20`, `above 20`, `is "x"`, `other`, `any`. */
  kind: 'below' | 'is' | 'between' | 'above' | 'other' | 'any';
  from?: Json;
  to?: Json;
}

/** Rules that match the same values, or values that no rule matches; `samples` has one for each column. */
export interface Hint {
  kind: 'gap' | 'overlap';
  rules: readonly number[];
  samples: readonly Sample[];
}

export interface Hints {
  hints: readonly Hint[];
  /** Why nothing can be said: a cell that is not right yet or reads variables, or too many cases. */
  unknown: 'mistakes' | 'variables' | 'tooMany' | null;
}

const mostCases = 20_000;
const mostHints = 5;

/**
 * Looks for overlaps and gaps by asking every rule about one value of each kind there is: borders of numbers and dates,
 * the values between them, the texts that cells name and one that none names. Values that are not filled in are left out.
 */
export function hintsOf(
  read: ReadTable,
  options: (column: InputColumn) => readonly string[] | null,
  at: string,
): Hints {
  const { table, tests, mistakes } = read;
  const nothing = (unknown: Hints['unknown']): Hints => ({ hints: [], unknown });
  if (table.rules.length === 0) return nothing(null);
  if (mistakes.size > 0) return nothing('mistakes');
  if (tests.flat().some((test) => test !== null && test.reads.length > 0)) return nothing('variables');
  const columns = table.inputs.map((column, i) =>
    samplesOf(
      column,
      table.rules.map(({ inputs }) => inputs[i] ?? ''),
      options(column),
    ),
  );
  const cases = columns.reduce((count, samples) => count * samples.length, 1);
  if (cases * table.rules.length > mostCases * 20 || cases > mostCases) return nothing('tooMany');

  const hints: Hint[] = [];
  const seen = new Set<string>();
  const add = (hint: Hint) => {
    // Two rules that overlap do so at many values: one example is enough.
    const key = hint.kind === 'overlap' ? hint.rules.join() : JSON.stringify(hint.samples);
    if (seen.has(key) || hints.filter(({ kind }) => kind === hint.kind).length >= mostHints) return;
    seen.add(key);
    hints.push(hint);
  };
  for (const samples of product(columns)) {
    const matching = matchingRules(
      read,
      samples.map(({ value }) => value),
      {},
      at,
    );
    if (matching.length === 0) add({ kind: 'gap', rules: [], samples });
    else if (matching.length > 1 && clash(read, matching)) add({ kind: 'overlap', rules: matching, samples });
  }
  return { hints, unknown: null };
}

/** Several rules at once are wrong with UNIQUE, and with ANY when they say different things. */
function clash({ table }: ReadTable, matching: readonly number[]): boolean {
  if (table.hitPolicy === 'UNIQUE') return true;
  if (table.hitPolicy !== 'ANY') return false;
  return new Set(matching.map((row) => table.rules[row]?.outputs.join('\n'))).size > 1;
}

function* product(columns: readonly (readonly Sample[])[]): Generator<Sample[]> {
  const [first, ...rest] = columns;
  if (!first) return yield [];
  for (const sample of first) for (const others of product(rest)) yield [sample, ...others];
}

function samplesOf({ type }: InputColumn, cells: readonly string[], options: readonly string[] | null): Sample[] {
  if (cells.every((cell) => cell.trim() === '' || cell.trim() === '-')) return [{ kind: 'any', value: null }];
  if (type === 'boolean') return [true, false].map((value) => ({ kind: 'is', value, from: value }));
  if (type === 'number') {
    const borders = unique(cells.flatMap((cell) => cell.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)).sort(
      (a, b) => a - b,
    );
    return between<number>(
      borders,
      (a, b) => (a + b) / 2,
      (value, by) => value + by,
    );
  }
  if (type === 'date') {
    const borders = unique(cells.flatMap((cell) => cell.match(/\d{4}-\d\d-\d\d/g) ?? [])).sort();
    return between<string>(borders, middleDay, shiftDay).filter(
      ({ kind, value, from, to }) => kind !== 'between' || (value !== from && value !== to),
    );
  }
  if (type !== 'string') return [{ kind: 'any', value: null }];
  const named = unique([
    ...(options ?? []),
    ...cells.flatMap((cell) => [...cell.matchAll(/"([^"]*)"/g)].map(([, text]) => text ?? '')),
  ]);
  const is = named.map((value): Sample => ({ kind: 'is', value, from: value }));
  return options ? is : [...is, { kind: 'other', value: '\u0000' }];
}

function between<T extends string | number>(
  borders: readonly T[],
  middle: (a: T, b: T) => T,
  shift: (value: T, by: number) => T,
): Sample[] {
  const first = borders[0];
  const last = borders[borders.length - 1];
  if (first === undefined || last === undefined) return [{ kind: 'any', value: null }];
  return [
    { kind: 'below', value: shift(first, -1), to: first },
    ...borders.flatMap((border, i): Sample[] => {
      const next = borders[i + 1];
      const on: Sample = { kind: 'is', value: border, from: border };
      return next === undefined ? [on] : [on, { kind: 'between', value: middle(border, next), from: border, to: next }];
    }),
    { kind: 'above', value: shift(last, 1), from: last },
  ];
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const shiftDay = (day: string, by: number) => dayOf(Date.parse(day) + by * dayMs);
const middleDay = (a: string, b: string) => dayOf((Date.parse(a) + Date.parse(b)) / 2);
