/**
 * What stands in the margins of every printed page, as CSS: the head and the foot of the template, else the number of
 * the case and of the page. Only there a browser knows on which page it is.
 */
export function pageMargins(html: string, standard: readonly PieceOfText[]): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [header, footer] = [page.querySelector('.page-header'), page.querySelector('.page-footer')];
  const boxes = [
    ...places.map((place) => box(`top-${place}`, piecesIn(header, place))),
    ...(footer
      ? places.map((place) => box(`bottom-${place}`, piecesIn(footer, place)))
      : [box('bottom-center', standard)]),
  ];
  return `@media print { @page { ${boxes.join(' ')} } }`;
}

const places = ['left', 'center', 'right'] as const;
const counters = { page: 'counter(page)', pages: 'counter(pages)' } as const;

/** A text, or a number that only the printer knows. */
export type PieceOfText = string | { readonly counter: keyof typeof counters };

function piecesIn(margin: Element | null, place: string): PieceOfText[] {
  const pieces: PieceOfText[] = [];
  const collect = (node: Node): void => {
    if (node instanceof Text) pieces.push(node.data);
    else if (node instanceof Element && node.classList.contains('page-number')) pieces.push({ counter: 'page' });
    else if (node instanceof Element && node.classList.contains('page-count')) pieces.push({ counter: 'pages' });
    else node.childNodes.forEach(collect);
  };
  for (const child of margin?.children ?? []) if (child.classList.contains(place)) collect(child);
  return pieces;
}

function box(name: string, pieces: readonly PieceOfText[]): string {
  if (pieces.length === 0) return '';
  const content = pieces.map((piece) => (typeof piece === 'string' ? quoted(piece) : counters[piece.counter]));
  return `@${name} { content: ${content.join(' ')}; font-size: 8.5pt; white-space: pre-line; }`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\s+/g, ' ')}'`;
