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

/** The inside of a text that is one `${…}` as a whole; null when it is not, or is never closed. */
export function onlyExpression(text: string): string | null {
  const source = text.trim();
  if (!/^[$#]\{/.test(source) || endOf(source, 2) !== source.length - 1) return null;
  return source.slice(2, -1).trim();
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
    if (to === null) throw new NotTranslatable(source.slice(found.index, found.index + 22));
    parts.push({ isExpression: true, text: source.slice(from, to) });
    at = to + 1;
    start.lastIndex = at;
  }
  if (at < source.length) parts.push({ isExpression: false, text: source.slice(at) });
  return parts;
}

/** The closing brace that is in no text; null = there is none. */
function endOf(source: string, from: number): number | null {
  const sign = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\}/g;
  sign.lastIndex = from;
  for (let found = sign.exec(source); found; found = sign.exec(source)) if (found[0] === '}') return found.index;
  return null;
}
