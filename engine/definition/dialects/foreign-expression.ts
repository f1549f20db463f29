import { feelText, juelToFeel } from './juel-to-feel.js';
import { NotTranslatable } from './juel-syntax.js';

const start = /[$#]\{/g;

/** Does the text hold an expression of another tool: `${…}`, `#{…}`, or FEEL after `=`? */
export function isForeignExpression(text: string): boolean {
  return /^\s*=/.test(text) || /[$#]\{/.test(text);
}

/**
 * The FEEL of a text that may be or contain an expression of another tool; plain text becomes a literal. Throws
 * NotTranslatable.
 */
export function toFeel(text: string): string {
  const source = text.trim();
  if (source.startsWith('=')) return source.slice(1).trim();
  const parts = partsOf(source);
  const [only] = parts;
  if (parts.length === 0) return feelText(text);
  if (parts.length === 1 && only?.isExpression === true) return juelToFeel(only.text);
  const joined = parts.map(({ isExpression, text: part }) => {
    if (!isExpression) return feelText(part);
    const feel = juelToFeel(part);
    return `(if (${feel}) = null then "" else string(${feel}))`;
  });
  return joined.join(' + ');
}

/** The inside of a text that is one `${…}` as a whole; null when it is not. */
export function onlyExpression(text: string): string | null {
  const source = text.trim();
  const parts = /[$#]\{/.test(source) ? partsOf(source) : [];
  return parts.length === 1 && parts[0]?.isExpression === true ? parts[0].text.trim() : null;
}

interface Part {
  readonly isExpression: boolean;
  readonly text: string;
}

function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  start.lastIndex = 0;
  for (let found = start.exec(source); found; found = start.exec(source)) {
    if (found.index > at) parts.push({ isExpression: false, text: source.slice(at, found.index) });
    const from = found.index + 2;
    const to = endOf(source, from);
    parts.push({ isExpression: true, text: source.slice(from, to) });
    at = to + 1;
    start.lastIndex = at;
  }
  if (at < source.length) parts.push({ isExpression: false, text: source.slice(at) });
  return parts;
}

/** The closing brace that is in no text. */
function endOf(source: string, from: number): number {
  const sign = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\}/g;
  sign.lastIndex = from;
  for (let found = sign.exec(source); found; found = sign.exec(source)) if (found[0] === '}') return found.index;
  throw new NotTranslatable(source.slice(from - 2, from + 20));
}
