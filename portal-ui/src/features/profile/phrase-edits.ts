type Phrases = readonly string[];

export const withoutPhrase = (list: Phrases, index: number): Phrases => list.filter((_, at) => at !== index);

/** At the end; what is there already moves there instead of standing twice. */
export const withPhrase = (list: Phrases, text: string): Phrases => [
  ...list.filter((known) => known !== text.trim()),
  text.trim(),
];

/** An empty text takes the phrase away; one that is there already is kept once. */
export function withPhraseChanged(list: Phrases, index: number, text: string): Phrases {
  const changed = text.trim();
  if (changed === '') return withoutPhrase(list, index);
  return [...new Set(list.map((known, at) => (at === index ? changed : known)))];
}

export function movedUp(list: Phrases, index: number): Phrases {
  const moved = list[index];
  if (moved === undefined || index === 0) return list;
  const changed = [...withoutPhrase(list, index)];
  changed.splice(index - 1, 0, moved);
  return changed;
}

const stops = /[。；！？，、,.;!?\s]$/;

/** An opinion with a phrase at its end: as it is, or after a semicolon where a sentence is still open. Not longer than `limit`. */
export function withPhraseInserted(opinion: string, phrase: string, limit: number): string {
  const before = opinion.trimEnd() === '' ? '' : opinion;
  return `${before}${before === '' || stops.test(before) ? '' : '；'}${phrase}`.slice(0, limit);
}
