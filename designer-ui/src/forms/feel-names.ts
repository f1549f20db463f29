/** Parts of FEEL: texts are left alone, a name behind a dot belongs to what stands before it. */
const parts = /"(?:[^"\\]|\\.)*"|\.\s*[A-Za-z_]\w*|[A-Za-z_]\w*/g;

/** Is the name read, other than as a part of something else or inside a text? */
export function readsName(source: string, name: string): boolean {
  return [...source.matchAll(parts)].some(([part]) => part === name);
}

export const renameIn = (source: string, from: string, to: string): string =>
  source.replace(parts, (part) => (part === from ? to : part));

const paths = /"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)+/g;

/** `goods.count` under the column's new name, other than inside a text. */
export const renamePathIn = (source: string, table: string, from: string, to: string): string =>
  source.replace(paths, (path) => {
    const [first = '', second = '', ...rest] = path.startsWith('"') ? [] : path.split('.').map((name) => name.trim());
    return first === table && second === from ? [first, to, ...rest].join('.') : path;
  });

/** Does the name stand anywhere in it but inside a text? */
export const mentions = (source: string, name: string): boolean =>
  [...source.matchAll(parts)].some(([part]) => part.replace(/^\.\s*/, '') === name);
