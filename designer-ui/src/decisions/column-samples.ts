import type { Json } from '@xiaowu/engine';
import type { InputColumn } from './decision-table';

/** A kind of value of one column that all cells treat alike, with one value that stands for it. */
export interface Sample {
  value: Json;
  /** `below 10`, `is 10`, `between 10 20`, `above 20`, `is "x"`, `other`, `any`. */
  kind: 'below' | 'is' | 'between' | 'above' | 'other' | 'any';
  from?: Json;
  to?: Json;
}

/** Values that stand for all that the cells of a column tell apart: borders, what lies between them, what none names. */
export function samplesOf(
  { type }: InputColumn,
  cells: readonly string[],
  options: readonly string[] | null,
): Sample[] {
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
