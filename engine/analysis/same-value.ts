import type { Json } from '../state/instance-state.js';

/** Names of a context may stand in another order. */
export function isSameValue(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [Object.entries(a), new Map<string, Json>(Object.entries(b))];
  return one.length === other.size && one.every(([name, value]) => isSameValue(value, other.get(name) ?? null));
}
