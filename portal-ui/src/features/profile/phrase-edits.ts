type Phrases = readonly string[];

export const withoutPhrase = (list: Phrases, phrase: string): Phrases => list.filter((known) => known !== phrase);

/** At the end; what is there already moves there instead of standing twice. */
export const withPhrase = (list: Phrases, text: string): Phrases => [
  ...list.filter((known) => known !== text.trim()),
  text.trim(),
];

/** An empty text takes the phrase away; one that is there already is kept once; one that went meanwhile comes back so. */
export function withPhraseChanged(list: Phrases, phrase: string, text: string): Phrases {
  const changed = text.trim();
  if (changed === '') return withoutPhrase(list, phrase);
  if (!list.includes(phrase)) return withPhrase(list, changed);
  return [...new Set(list.map((known) => (known === phrase ? changed : known)))];
}

export function movedUp(list: Phrases, phrase: string): Phrases {
  const index = list.indexOf(phrase);
  return index < 1 ? list : [...list.slice(0, index - 1), phrase, ...withoutPhrase(list.slice(index - 1), phrase)];
}

const stops = /[。；！？，、,.;!?\s]$/;

/** An opinion with a phrase at its end: as it is, or after a semicolon where a sentence is still open. Not longer than `limit`. */
export function withPhraseInserted(opinion: string, phrase: string, limit: number): string {
  const before = opinion.trimEnd() === '' ? '' : opinion;
  return `${before}${before === '' || stops.test(before) ? '' : '；'}${phrase}`.slice(0, limit);
}
