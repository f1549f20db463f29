/** A repeatable sequence of choices. */
export interface RandomSequence {
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One character of `text`. */
  pick(text: string): string;
}

/** Mulberry32: small, repeatable, good enough for made-up names; not for secrets. */
export function randomSequence(seed: number): RandomSequence {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (text) => text[below(text.length)] ?? '' };
}
