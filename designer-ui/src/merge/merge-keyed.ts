import { flatten } from '../compare/compare-lists';
import type { MergeKind, MergeValue, Side, Three } from './merge-entry';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Things of a list by what tells them apart. */
export type Keyed<T> = ReadonlyMap<string, T>;

export interface KeyedDifference {
  readonly key: string;
  readonly theirs: MergeKind | null;
  readonly mine: MergeKind | null;
  readonly values: readonly MergeValue[];
}

function kindOf(before: unknown, after: unknown): MergeKind | null {
  if (same(before, after)) return null;
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

/** What is not the same in both, and what each did to it. */
export function keyedDifferences<T>({ base, theirs, mine }: Three<Keyed<T>>): KeyedDifference[] {
  const keys = new Set([...theirs.keys(), ...mine.keys(), ...base.keys()]);
  return [...keys].flatMap((key): KeyedDifference[] => {
    const [b, t, m] = [base.get(key), theirs.get(key), mine.get(key)];
    if (same(t, m)) return [];
    return [{ key, theirs: kindOf(b, t), mine: kindOf(b, m), values: valuesOf({ base: b, theirs: t, mine: m }) }];
  });
}

/** Values by path that differ between theirs and mine. */
export function valuesOf(three: Three<unknown>): MergeValue[] {
  if (three.theirs === undefined || three.mine === undefined) return [];
  return differingValues({ base: flatten(three.base), theirs: flatten(three.theirs), mine: flatten(three.mine) });
}

export function differingValues({ base, theirs, mine }: Three<ReadonlyMap<string, string>>): MergeValue[] {
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((path) => {
    const value = (of: ReadonlyMap<string, string>) => of.get(path) ?? null;
    const found = { path, base: value(base), theirs: value(theirs), mine: value(mine) };
    return found.theirs === found.mine ? [] : [found];
  });
}

/**
 * Their list with mine where `sideOf` says so. What is new of mine comes behind what it stood behind in mine; the order
 * is else theirs.
 */
export function mergeKeyed<T>(theirs: Keyed<T>, mine: Keyed<T>, sideOf: (key: string) => Side): T[] {
  const merged: [string, T][] = [...theirs].flatMap(([key, value]): [string, T][] => {
    if (sideOf(key) === 'theirs') return [[key, value]];
    const own = mine.get(key);
    return own === undefined ? [] : [[key, own]];
  });
  const order = [...mine.keys()];
  for (const [key, value] of mine) {
    if (theirs.has(key) || sideOf(key) === 'theirs') continue;
    const before = order.slice(0, order.indexOf(key)).reverse();
    const place = before.map((one) => merged.findIndex(([there]) => there === one)).find((at) => at >= 0) ?? -1;
    merged.splice(place + 1, 0, [key, value]);
  }
  return merged.map(([, value]) => value);
}
