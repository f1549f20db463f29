/** A variable compared with a literal: `amount > 1000`. */
export interface Comparison {
  readonly name: string;
  readonly operator: string;
  readonly literal: null | boolean | number | string;
}

const form =
  /^([\p{L}_][\p{L}\p{N}_]*)\s*(!?=|[<>]=?)\s*(?:(\d{1,15}(?:\.\d{1,15})?)|"([^"\\\n\r]*)"|(true|false|null))$/u;
/** Words of the grammar; a name that begins with one may mean something else. */
const words =
  /^(?:and|between|context|date|days|duration|else|every|external|false|for|function|if|in|instance|item|list|not|null|of|or|partial|range|return|satisfies|some|then|time|true|years)/;

/**
 * Reads what most conditions are; null when the expression is of another kind, which only the parser can tell. It has
 * to build its tables and tree anew for each expression, which takes a hundred times as long.
 */
export function readComparison(source: string): Comparison | null {
  const [, name = '', operator = '', number, text, word] = form.exec(source) ?? [];
  if (name === '' || words.test(name)) return null;
  if (number !== undefined) return { name, operator, literal: Number(number) };
  return { name, operator, literal: text ?? (word === 'null' ? null : word === 'true') };
}
