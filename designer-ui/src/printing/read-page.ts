import { conditionAttribute, marginClasses, marginPlaces, recordColumn } from '@xiaowu/server/contract/print-names';
import { type ChildNode, type Element, isComment, isTag, isText } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { Align, BlockOf, MarginTexts, PrintBlock } from './print-block';
import { readTable } from './read-table';
import { onlyHas, plainText, stylesOf } from './read-parts';

/** A page as blocks. What is not as the editor writes it stays a block of HTML, so that nothing gets lost. */
export function readPage(html: string): PrintBlock[] {
  const blocks = parseDocument(html).children.flatMap(readNode);
  const isKind = (kind: PrintBlock['kind']) => (block: PrintBlock) => block.kind === kind;
  return [
    ...blocks.filter(isKind('header')),
    ...blocks.filter(({ kind }) => kind !== 'header' && kind !== 'footer'),
    ...blocks.filter(isKind('footer')),
  ];
}

function readNode(node: ChildNode): PrintBlock[] {
  if (isText(node)) {
    const text = node.data.trim();
    if (text === '') return [];
    const parts = text.split(/(\{\{\s*[\w.#]+\s*\}\})/).filter((part) => part.trim() !== '');
    return parts.map((part) => wholeOf(part, '') ?? textBlock(part));
  }
  if (isComment(node)) return [];
  if (!isTag(node)) return [htmlBlock(node)];
  return [readElement(node) ?? htmlBlock(node)];
}

const htmlBlock = (node: ChildNode): BlockOf<'html'> => ({
  kind: 'html',
  when: '',
  html: DomUtils.getOuterHTML(node, { encodeEntities: 'utf8' }),
});
const textBlock = (text: string): BlockOf<'text'> => ({
  ...{ kind: 'text', when: '', text: text.replace(/\s+/g, ' ') },
  ...{ align: null, isBold: false, size: null },
});

/** `{{records}}`, the form or a whole detail table alone. */
function wholeOf(text: string, when: string): BlockOf<'whole' | 'form'> | null {
  const name = /^\s*\{\{\s*([\w#]+)\s*\}\}\s*$/.exec(text)?.[1];
  if (name === 'formTable') return { kind: 'form', when };
  return name === undefined || recordColumn(name) !== null ? null : { kind: 'whole', when, name };
}

function readElement(element: Element): PrintBlock | null {
  const when = element.attribs[conditionAttribute] ?? '';
  const { name } = element;
  const className = element.attribs['class'] ?? '';
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
      return readTitle(element, when);
    case 'p':
      return className === 'field' ? readField(element, when) : readParagraph(element, className, when);
    case 'hr':
      return onlyHas(element, [conditionAttribute]) ? { kind: 'line', when } : null;
    case 'div': {
      if (!onlyHas(element, ['class', conditionAttribute])) return null;
      if (className === 'page-break' && element.children.length === 0) return { kind: 'break', when };
      const text = className === '' ? plainText(element.children) : null;
      return text === null ? null : wholeOf(text, when);
    }
    case 'table':
      return readTable(element, when);
    case 'header':
    case 'footer':
      return readMargin(element, name);
    default:
      return null;
  }
}

const aligns: readonly string[] = ['left', 'center', 'right'] satisfies Align[];
const alignOf = (align: string | undefined): Align | null =>
  align !== undefined && aligns.includes(align) ? (align as Align) : null;

function readTitle(element: Element, when: string): PrintBlock | null {
  const styles = stylesOf(element, ['text-align']);
  const text = plainText(element.children);
  if (!styles || text === null || !onlyHas(element, ['style', conditionAttribute])) return null;
  return {
    kind: 'title',
    when,
    level: Number(element.name[1]) as 1 | 2 | 3,
    text,
    align: alignOf(styles['text-align']),
  };
}

function readParagraph(element: Element, className: string, when: string): PrintBlock | null {
  const styles = stylesOf(element, ['text-align', 'font-weight', 'font-size']);
  const text = plainText(element.children);
  if (!styles || text === null || !onlyHas(element, ['class', 'style', conditionAttribute])) return null;
  const hasStyle = Object.keys(styles).length > 0;
  if ((className === 'serial' || className === 'sign') && !hasStyle) return { kind: className, when, text };
  const align = alignOf(styles['text-align']);
  if (className !== '') return null;
  if (text === '{{qrCode}}' && styles['font-weight'] === undefined && styles['font-size'] === undefined)
    return { kind: 'qr', when, align };
  const size = /^(\d+(?:\.\d+)?)pt$/.exec(styles['font-size'] ?? '');
  if (styles['font-size'] !== undefined && !size) return null;
  const weight = styles['font-weight'];
  if (weight !== undefined && weight !== 'bold') return null;
  return { kind: 'text', when, text, align, isBold: weight === 'bold', size: size ? Number(size[1]) : null };
}

function readField(element: Element, when: string): PrintBlock | null {
  const [first, ...rest] = element.children;
  if (!first || !isTag(first) || first.name !== 'b' || !onlyHas(first, [])) return null;
  const [label, value] = [plainText(first.children), plainText(rest)];
  if (label === null || value === null || !onlyHas(element, ['class', conditionAttribute])) return null;
  return { kind: 'field', when, label, value };
}

function readMargin(element: Element, kind: 'header' | 'footer'): PrintBlock | null {
  if (element.attribs['class'] !== marginClasses[kind] || !onlyHas(element, ['class'])) return null;
  const texts: Record<keyof MarginTexts, string> = { left: '', center: '', right: '' };
  for (const child of element.children) {
    if (isText(child) && child.data.trim() === '') continue;
    const place = isTag(child) && marginPlaces.find((candidate) => child.attribs['class'] === candidate);
    const text = isTag(child) ? plainText(child.children) : null;
    if (!place || text === null || texts[place] !== '') return null;
    texts[place] = text;
  }
  return { kind, when: '', ...texts };
}
