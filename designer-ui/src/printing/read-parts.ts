import { type ChildNode, type Element, isTag, isText } from 'domhandler';

/** No attribute but these: an editor that does not know one would lose it. */
export const onlyHas = ({ attribs }: Element, names: readonly string[]): boolean =>
  Object.keys(attribs).every((name) => names.includes(name));

/** Text with its lines; null where there is more than text. Spaces of the source are one. */
export function plainText(nodes: readonly ChildNode[]): string | null {
  let text = '';
  for (const node of nodes) {
    if (isText(node)) text += node.data.replace(/\s+/g, ' ');
    else if (isTag(node) && node.name === 'br') text += '\n';
    else return null;
  }
  return text.replace(/ *\n */g, '\n').trim();
}

/** Properties of the `style` attribute; null when there is one that is not among `names`. */
export function stylesOf({ attribs }: Element, names: readonly string[]): Record<string, string> | null {
  const pairs = (attribs['style'] ?? '')
    .split(';')
    .map((part) => part.split(':').map((piece) => piece.trim()))
    .filter(([name]) => name !== '');
  return pairs.every(([name = '']) => names.includes(name))
    ? (Object.fromEntries(pairs) as Record<string, string>)
    : null;
}

/** `width` of a `style` in percent; undefined when it has something else. */
export function widthOf(element: Element): number | null | undefined {
  const styles = stylesOf(element, ['width']);
  if (!styles || !onlyHas(element, ['style'])) return undefined;
  if (styles['width'] === undefined) return null;
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(styles['width'])?.[1];
  return percent === undefined ? undefined : Number(percent);
}
