import { pinyin } from 'pinyin-pro';

/** Longer ones make addresses that nobody reads. */
const mostCharacters = 40;
/** What a key may be at most, see `createDefinitionRequest`. */
const longest = 60;

/** `gong-hui-kun-nan` of 工会困难: pinyin, cut behind a whole syllable; empty where a name has no letters. */
export function keyOf(name: string): string {
  const words = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .flatMap((part) => part.toLowerCase().split(/[^a-z0-9]+/))
    .filter((part) => part !== '');
  const [first = '', ...rest] = words.slice(words.findIndex((word) => /^[a-z]/.test(word)));
  if (!/^[a-z]/.test(first)) return '';
  let key = first.slice(0, mostCharacters);
  for (const word of rest) {
    if (key.length + 1 + word.length > mostCharacters) break;
    key += `-${word}`;
  }
  // a key has at least two characters
  return key.length < 2 ? `${key}-1` : key;
}

/** The key itself, or the first of `key-2`, `key-3` … that is free. */
export function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  for (let n = 2; ; n++) {
    const ending = `-${n}`;
    const next = key.slice(0, longest - ending.length) + ending;
    if (!taken.has(next)) return next;
  }
}
