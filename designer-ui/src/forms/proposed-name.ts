import { feelBuiltins, feelKeywords } from '../expressions/feel-builtins';

/** Names that mean something else where expressions are read: words of FEEL, and what it calls values by itself. */
const spoken = new Set<string>([...Object.keys(feelBuiltins), ...feelKeywords, 'item', 'result', 'loopCounter']);
const longest = 40;

/** `gongHuiKunNan` of `gong-hui-kun-nan`: what nothing else is called, in words that FEEL does not divide. */
export function freeName(proposal: string, taken: ReadonlySet<string>): string {
  const name = proposal.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()).slice(0, longest);
  if (!/^[A-Za-z]\w*$/.test(name)) return '';
  const isFree = (each: string) => !taken.has(each) && !spoken.has(each);
  let free = name;
  for (let n = 2; !isFree(free); n++) free = `${name}${n}`;
  return free;
}

/** Was the name made with the field (`text1`), and not by anybody? */
export const isMadeName = (name: string, type: string): boolean => new RegExp(`^(${type}|text)[1-9]\\d*$`).test(name);
