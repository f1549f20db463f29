import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import { printWords } from '../locales/zh-CN/printing.js';
import { contentWidth, fontSize, lengthOf, lineHeight, margins, mm } from './paper-size.js';
import { styles } from './html-style.js';
import type { Inherited } from './inherited.js';
import type { Content, PdfDocument } from './pdf-document.js';
import { marginContent, withoutMargins } from './paper-margins.js';
import { tableContent } from './paper-table.js';

/** A filled-in page on its way to paper. */
export interface Paper {
  readonly title: string;
  readonly serialNumber: string | null;
  /** Safe HTML, see `fillTemplate`. */
  readonly html: string;
  /** Uploaded pictures as data URIs, by their `src`; one that is not there is left out. */
  readonly images: Readonly<Record<string, string>>;
}

/** The page for pdfmake: A4, numbered, with the heads of tables again on every page. */
export function paperDocument({ title, serialNumber, html, images }: Paper): PdfDocument {
  const { header, footer, content } = withoutMargins(parseDocument(html).children);
  return {
    pageSize: 'A4',
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    info: { title },
    language: 'zh-CN',
    defaultStyle: { font: 'Noto', fontSize, lineHeight },
    content: blocks(content, { images, width: contentWidth, text: {} }),
    ...(header && { header: marginContent(header, mm(7)) }),
    footer: footer
      ? marginContent(footer, mm(6))
      : (page, pages) => ({
          text: [serialNumber && printWords.serialNumber(serialNumber), printWords.page(page, pages)]
            .filter(Boolean)
            .join('　'),
          alignment: 'center',
          fontSize: 8.5,
          margin: [0, mm(5), 0, 0],
        }),
  };
}

const blockTags = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'p',
  'div',
  'section',
  'header',
  'footer',
  'hr',
  'ul',
  'ol',
  'li',
  'table',
  'blockquote',
  'img',
]);
const headings: Readonly<Record<string, Inherited['text']>> = {
  h1: { fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, mm(4)] },
  h2: { fontSize: 12, bold: true, margin: [0, mm(5), 0, mm(2)] },
  h3: { fontSize: 11, bold: true, margin: [0, mm(4), 0, mm(1.5)] },
  h4: { fontSize: 10.5, bold: true, margin: [0, mm(3), 0, mm(1)] },
};
const classes: Readonly<Record<string, Inherited['text']>> = {
  serial: { alignment: 'right', margin: [0, 0, 0, mm(2)] },
  sign: { alignment: 'right', margin: [0, mm(10), 0, 0] },
  signed: { alignment: 'right' },
  'page-break': { pageBreak: 'before' },
};

/** Nodes below each other; texts between blocks become paragraphs. */
export function blocks(nodes: readonly ChildNode[], inherited: Inherited): Content[] {
  const found: Content[] = [];
  let run: Content[] = [];
  const endRun = () => {
    const texts = trimmed(run);
    if (texts.length > 0) found.push({ ...inherited.text, text: texts });
    run = [];
  };
  for (const node of nodes) {
    if (
      isTag(node) &&
      (blockTags.has(node.name) || node.children.some((child) => isTag(child) && blockTags.has(child.name)))
    ) {
      endRun();
      found.push(...block(node, inherited));
    } else if (!endsPictureLine(node)) run.push(...inline(node, inherited.text));
  }
  endRun();
  return found;
}

/** A picture is a block of its own: what comes after it is below it anyway. */
const endsPictureLine = (node: ChildNode): boolean =>
  isTag(node) && node.name === 'br' && node.prev !== null && isTag(node.prev) && node.prev.name === 'img';

function block(element: Element, inherited: Inherited): Content[] {
  const { margin: _, pageBreak: __, ...around } = inherited.text;
  const beside = besideTitle(element);
  const own: Inherited = {
    ...inherited,
    text: { ...around, ...headings[element.name], ...styleOf(element), ...(beside && { margin: beside }) },
  };
  switch (element.name) {
    case 'table':
      return [tableContent(element, own, blocks)];
    case 'img':
      return picture(element, own);
    case 'hr':
      return [{ canvas: [{ type: 'line', x1: 0, y1: 4, x2: inherited.width, y2: 4, lineWidth: 0.7 }] }];
    case 'ul':
    case 'ol': {
      const items = element.children.filter(isTag).map((item) => ({ stack: blocks(item.children, own) }));
      return items.length === 0 ? [] : [element.name === 'ul' ? { ul: items } : { ol: items }];
    }
    case 'p':
    case 'div':
    case 'section':
    case 'header':
    case 'footer':
    case 'blockquote': {
      const children = blocks(element.children, { ...own, text: withoutBox(own.text) });
      const { margin = element.name === 'p' ? ([0, 0, 0, mm(1)] as const) : undefined, pageBreak } = own.text;
      if (children.length === 0) return pageBreak ? [{ text: '', fontSize: 1, pageBreak }] : [];
      return [{ stack: children, ...(margin && { margin }), ...(pageBreak && { pageBreak }) }];
    }
    default:
      return blocks(element.children, own);
  }
}

/** A QR code with the number below a title goes up beside it, and the title keeps clear of it; else null. */
function besideTitle(element: Element): Inherited['text']['margin'] | null {
  if (element.name === 'h1') {
    const next = DomUtils.nextElementSibling(element);
    return next !== null && hasQrCode(next) ? [mm(25), 0, mm(25), mm(4)] : null;
  }
  return hasQrCode(element) && DomUtils.prevElementSibling(element)?.name === 'h1' ? [0, -mm(13), 0, mm(2)] : null;
}
const hasQrCode = ({ attribs, children }: Element): boolean =>
  attribs['class'] === 'serial' && children.some((child) => isTag(child) && child.attribs['class'] === 'qr-code');

const withoutBox = ({ margin: _, pageBreak: __, ...text }: Inherited['text']): Inherited['text'] => text;

function picture({ attribs }: Element, { images, width, text }: Inherited): Content[] {
  const { src = '', class: name = '' } = attribs;
  const given = styles(attribs['style']);
  const size = (side: 'width' | 'height') => lengthOf(given[side] ?? attribs[side], width);
  const svg = /^data:image\/svg\+xml;base64,(.+)$/.exec(src)?.[1];
  const box: Record<string, readonly [number, number]> = {
    signature: [mm(40), mm(16)],
    picture: [mm(60), mm(60)],
    'qr-code': [mm(22), mm(22)],
  };
  const [boxWidth, boxHeight] = box[name] ?? [width, mm(200)];
  const fit = [Math.min(size('width') ?? boxWidth, width), size('height') ?? boxHeight] as const;
  const alignment = text.alignment && { alignment: text.alignment };
  if (svg !== undefined) return [{ svg: Buffer.from(svg, 'base64').toString('utf8'), fit, ...alignment }];
  const image = src.startsWith('data:') ? src : images[src];
  if (image !== undefined) return [{ image, fit, margin: [0, 1, 0, 1], ...alignment }];
  return attribs['alt'] ? [{ ...text, text: attribs['alt'] }] : [];
}

const marks: Readonly<Record<string, Inherited['text']>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true },
  i: { italics: true },
  em: { italics: true },
  u: { decoration: 'underline' },
  s: { decoration: 'lineThrough' },
  sub: { sub: true },
  sup: { sup: true },
  small: { fontSize: 9 },
};

function inline(node: ChildNode, text: Inherited['text']): Content[] {
  if (isText(node)) {
    const collapsed = node.data.replace(/[ \t\r\n\f]+/g, ' ');
    return collapsed === '' ? [] : [{ ...marksOf(text), text: collapsed }];
  }
  if (!isTag(node)) return [];
  if (node.name === 'br') return [{ text: '\n' }];
  const { margin: _, ...own } = { ...text, ...marks[node.name], ...styleOf(node) };
  return node.children.flatMap((child) => inline(child, own));
}

/** Of a piece of a paragraph; the rest belongs to the paragraph. */
function marksOf({ bold, italics, decoration, sub, sup, fontSize: size }: Inherited['text']): Inherited['text'] {
  return {
    ...(bold && { bold }),
    ...(italics && { italics }),
    ...(decoration && { decoration }),
    ...(sub && { sub }),
    ...(sup && { sup }),
    ...(size !== undefined && { fontSize: size }),
  };
}

const textOf = (content: Content | undefined): string =>
  typeof content === 'object' && typeof content.text === 'string' ? content.text : '';

/** Without the spaces of the source around it; empty when there is nothing else. */
function trimmed(run: readonly Content[]): Content[] {
  const texts = [...run];
  while (texts.length > 0 && textOf(texts[0]).trim() === '' && textOf(texts[0]) !== '\n') texts.shift();
  while (texts.length > 0 && /^[ \n]*$/.test(textOf(texts.at(-1)))) texts.pop();
  const [first] = texts;
  if (typeof first === 'object') texts[0] = { ...first, text: textOf(first).replace(/^ +/, '') };
  return texts;
}

const alignments = { left: 'left', right: 'right', center: 'center', justify: 'justify' } as const;
type Alignment = keyof typeof alignments;

function styleOf({ attribs }: Element): Inherited['text'] {
  const given = styles(attribs['style']);
  const ofClass = Object.assign(
    {},
    ...(attribs['class'] ?? '').split(/\s+/).map((name) => classes[name]),
  ) as Inherited['text'];
  const alignment = alignments[given['text-align'] as Alignment];
  const weight = given['font-weight'];
  const size = lengthOf(given['font-size'], fontSize);
  return {
    ...ofClass,
    ...(alignment && { alignment }),
    ...(weight !== undefined && { bold: weight === 'bold' || Number(weight) >= 600 }),
    ...(size !== null && { fontSize: size }),
    ...(given['page-break-before'] === 'always' && { pageBreak: 'before' as const }),
    ...(given['page-break-after'] === 'always' && { pageBreak: 'after' as const }),
  };
}
