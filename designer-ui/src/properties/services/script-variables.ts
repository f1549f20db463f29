import { type Json, parseExpression } from '@xiaowu/engine';

/** Words and globals of JavaScript that are no variables of a case. */
const words = new Set(
  `await async break case catch class const continue debugger default delete do else export extends false finally for
  function get if import in instanceof let new null of return set static super switch this throw true try typeof
  undefined var void while with yield NaN Infinity Array Boolean BigInt Date Error JSON Map Math Number Object Promise
  RegExp Set String Symbol BpmnError variables parseInt parseFloat isNaN isFinite globalThis arguments`.split(/\s+/),
);

/** Names that a script reads and nobody declares in it: what has to be given to try it. */
export function variablesOf(language: 'feel' | 'javascript', source: string): string[] {
  if (language === 'feel') return [...parseExpression(source).expression.reads];
  const code = source
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ' ')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    // Of a template only what it fills in is code.
    .replace(/`(?:\\.|[^`\\])*`/g, (text) => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, part]) => part).join(' '));
  const declared = new Set<string>();
  for (const [, list = ''] of code.matchAll(/\b(?:const|let|var|function|class)\s+(\{[^}]*\}|\[[^\]]*\]|[\w$]+)/g))
    for (const [name] of list.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) declared.add(name);
  for (const [, list = ''] of code.matchAll(/(?:function\s*[\w$]*\s*)?\(([^()]*)\)\s*(?:=>|\{)/g))
    for (const [name] of list.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) declared.add(name);
  for (const [, name = ''] of code.matchAll(/([\p{L}_$][\p{L}\p{N}_$]*)\s*=>/gu)) declared.add(name);
  const read = new Set<string>();
  for (const { 0: name, index } of code.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const before = code.slice(0, index).trimEnd();
    const isProperty =
      (before.endsWith('.') && !before.endsWith('...')) ||
      (/^\s*:(?!:)/.test(code.slice(index + name.length)) && /[{,]$/.test(before));
    if (!isProperty && !words.has(name) && !declared.has(name)) read.add(name);
  }
  return [...read];
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** What a script gave, as people read it. */
export const prettyValue = (value: Json): string =>
  typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'null');
