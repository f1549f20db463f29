import type { ValueType } from './decision-table';

/** A key of `decisions.doubt`: a text without quotes, a value of another kind, a name that nobody knows. */
export type Doubt = 'unquoted' | 'type' | 'unknown';

const literals: readonly (readonly [ValueType, RegExp])[] = [
  ['string', /^"[^"]*"$/],
  ['number', /^-?\d+(\.\d+)?$/],
  ['boolean', /^(true|false)$/],
];

/**
 * What a cell that FEEL takes can hardly mean. `names` are the variables that there are, null where that is not known.
 * Only plain values are looked at: of anything else the kind is not known beforehand.
 */
export function cellDoubt(
  text: string,
  type: ValueType,
  reads: readonly string[],
  names: ReadonlySet<string> | null,
): Doubt | null {
  const unknown = names === null ? [] : reads.filter((name) => !names.has(name));
  if (unknown.length > 0) return type === 'string' && unknown.includes(text.trim()) ? 'unquoted' : 'unknown';
  const parts = text.includes('"') ? [text] : text.split(',');
  const kinds = parts.flatMap((part) => {
    const plain = part
      .trim()
      .replace(/^(not\(|[<>]=?|=)\s*/, '')
      .replace(/\)$/, '');
    return literals.flatMap(([kind, pattern]) => (pattern.test(plain) ? [kind] : []));
  });
  const isTime = type === 'date' || type === 'time' || type === 'dateTime';
  // Moments may be written as texts.
  return kinds.some((kind) => (isTime ? kind !== 'string' : kind !== type)) ? 'type' : null;
}
