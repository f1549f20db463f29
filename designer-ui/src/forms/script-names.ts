import { variablesOf } from '../properties/services/script-variables';

const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const wordsOf = (code: string): string[] => [...code.matchAll(word)].map(([name]) => name);

/** The code with texts and comments blanked out, each place where it was. */
const codeOf = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/gm, (text) =>
    ' '.repeat(text.length),
  );

/** Does JavaScript read the variable, by its name or as one of `variables`? */
export const scriptReads = (source: string, name: string): boolean =>
  variablesOf('javascript', source).includes(name) || (takesAll.test(source) && wordsOf(source).includes(name));

const takesAll = /\bvariables\b/;
const takesOne = /\bvariables\s*\??\.\s*$/;

/** The script with the variable under its new name; null where it cannot be told which words mean it. */
export function renameInScript(source: string, from: string, to: string): string | null {
  const code = codeOf(source);
  const places = [...code.matchAll(word)].filter(([name]) => name === from).map(({ index }) => index);
  const isElsewhere = wordsOf(source).filter((name) => name === from).length !== places.length;
  if (isElsewhere || places.length === 0 || wordsOf(source).includes(to)) return null;
  // handed on as a whole, anything may be read of it
  if (/\bvariables\b(?!\s*\??\.\s*[\p{L}_$])/u.test(code)) return null;
  const isRead = variablesOf('javascript', source).includes(from);
  const meant: number[] = [];
  for (const place of places) {
    const [before, after] = [code.slice(0, place), code.slice(place + from.length)];
    if (takesOne.test(before)) meant.push(place);
    else if (/(?<!\.\.)\.\s*$/.test(before)) continue;
    else if (!isRead || /[{,]\s*$/.test(before) || /^\s*:/.test(after) || /\/[^\n]*$/.test(before)) return null;
    else meant.push(place);
  }
  return meant.reduceRight((text, at) => text.slice(0, at) + to + text.slice(at + from.length), source);
}
