import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { columnWidths, type MeasuredCell } from './column-widths.js';
import type { Content } from './pdf-document.js';
import { styles } from './html-style.js';
import type { Inherited } from './inherited.js';
import { cellPadding, contentHeight, fontSize, lengthOf, lineHeight, mm, textWidth } from './paper-size.js';

interface Cell extends MeasuredCell {
  readonly element: Element;
  readonly row: number;
  readonly rowSpan: number;
}

/** No row is taken apart unless it is higher than this: then it goes on over the page. */
const unbroken = contentHeight / 2;

type Blocks = (nodes: readonly ChildNode[], inherited: Inherited) => Content[];

/** A table with the rules of the paper; its head comes again on every page. `blocks` says what stands in a cell. */
export function tableContent(table: Element, inherited: Inherited, blocks: Blocks): Content {
  const rows = rowsOf(table);
  const grid = placed(rows, inherited.width);
  const count = Math.max(1, ...grid.map(({ column, colSpan }) => column + colSpan));
  if (rows.length === 0) return { stack: [] };
  const widths = columnWidths(count, grid, inherited.width - 1);
  const body: Content[][] = rows.map(() => Array.from({ length: count }, () => ''));
  for (const cell of grid) {
    const spanned = widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);
    const line = body[cell.row];
    if (line) line[cell.column] = cellContent(cell, blocks, { ...inherited, width: spanned - 2 * cellPadding.side });
  }
  const heights = rows.map((row) => heightOf(row));
  const isTall = grid.some((cell) => estimate(cell, widths) > unbroken);
  const heads = headRows(table, rows);
  return {
    table: {
      headerRows: heads,
      ...(heads > 0 && rows.length > heads && { keepWithHeaderRows: 1 }),
      dontBreakRows: !isTall,
      // pdfmake takes the width of the content
      widths: widths.map((width) => width - 2 * cellPadding.side - 1),
      heights: (row) => heights[row] ?? 'auto',
      body,
    },
    layout: lines,
    margin: [0, 0, 0, mm(2)],
  };
}

const lines = {
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  paddingLeft: () => cellPadding.side,
  paddingRight: () => cellPadding.side,
  paddingTop: () => cellPadding.top,
  paddingBottom: () => cellPadding.top,
};

const sections = new Set(['thead', 'tbody', 'tfoot']);
/** Head first and foot last, wherever the source has them. */
function rowsOf(table: Element): Element[] {
  const children = table.children.filter(isTag);
  const rank = (name: string) => (name === 'thead' ? 0 : name === 'tfoot' ? 2 : 1);
  return children
    .flatMap((child) =>
      sections.has(child.name)
        ? child.children.filter(isTag).map((row) => ({ row, of: child.name }))
        : [{ row: child, of: '' }],
    )
    .filter(({ row }) => row.name === 'tr')
    .sort((a, b) => rank(a.of) - rank(b.of))
    .map(({ row }) => row);
}

/** Rows of the `thead`, or without one a first row of heads alone above other rows. */
function headRows(table: Element, rows: readonly Element[]): number {
  const head = table.children.filter(isTag).find(({ name }) => name === 'thead');
  if (head) return head.children.filter((child) => isTag(child) && child.name === 'tr').length;
  const isHead = (row: Element | undefined) => row !== undefined && cellsOf(row).every(({ name }) => name === 'th');
  return rows.length > 1 && isHead(rows[0]) && !isHead(rows[1]) ? 1 : 0;
}

const cellsOf = (row: Element): Element[] =>
  row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');
const spanOf = (text: string | undefined): number => Math.min(Math.max(1, Number.parseInt(text ?? '1', 10) || 1), 50);

/** Every cell with its place: cells above that span rows push others to the right. */
function placed(rows: readonly Element[], width: number): Cell[] {
  const taken = rows.map(() => new Set<number>());
  return rows.flatMap((row, i) =>
    cellsOf(row).map((element) => {
      let column = 0;
      while (taken[i]?.has(column)) column++;
      const colSpan = spanOf(element.attribs['colspan']);
      const rowSpan = Math.min(spanOf(element.attribs['rowspan']), rows.length - i);
      for (let y = i; y < i + rowSpan; y++) for (let x = column; x < column + colSpan; x++) taken[y]?.add(x);
      return {
        ...{ element, row: i, column, colSpan, rowSpan, lines: linesOf(element.children) },
        minWidth: imageWidth(element),
        isHead: element.name === 'th',
        width: lengthOf(styles(element.attribs['style'])['width'], width),
      };
    }),
  );
}

const breaks = new Set(['br', 'p', 'div', 'li', 'tr']);
const linesOf = (nodes: readonly ChildNode[]): string[] => {
  const text = (node: ChildNode): string => {
    if (isText(node)) return node.data.replace(/\s+/g, ' ');
    if (!isTag(node)) return '';
    const inside = node.children.map(text).join('');
    return breaks.has(node.name) ? `\n${inside}\n` : inside;
  };
  return nodes
    .map(text)
    .join('')
    .split('\n')
    .map((line) => line.trim());
};

function imageWidth(cell: Element): number | null {
  const images = DomUtils.findAll(({ name }) => name === 'img', cell.children);
  if (images.length === 0) return null;
  return Math.max(...images.map(({ attribs }) => (attribs['class'] === 'qr-code' ? mm(22) : mm(30))));
}

function heightOf({ attribs }: Element): number | 'auto' {
  if ((attribs['class'] ?? '').split(/\s+/).includes('tall')) return mm(32);
  return lengthOf(styles(attribs['style'])['height'], contentHeight) ?? 'auto';
}

/** How high the cell will be, roughly. */
function estimate(cell: Cell, widths: readonly number[]): number {
  const width = widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, one) => sum + one, 0);
  const room = Math.max(fontSize, width - 2 * cellPadding.side);
  const count = cell.lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0);
  return count * fontSize * lineHeight;
}

function cellContent({ element, colSpan, rowSpan }: Cell, blocks: Blocks, inherited: Inherited): Content {
  const isHead = element.name === 'th';
  const given = styles(element.attribs['style']);
  const isTall = (element.parent as Element | null)?.attribs['class']?.split(/\s+/).includes('tall') ?? false;
  const { margin: _, pageBreak: __, ...around } = inherited.text;
  const align = given['text-align'] as 'left' | 'right' | 'center' | undefined;
  const alignment = align ?? (isHead ? 'center' : undefined);
  const vertical = given['vertical-align'] as 'top' | 'middle' | 'bottom' | undefined;
  const text = { ...around, ...(isHead && { bold: true }), ...(alignment && { alignment }) };
  return {
    stack: blocks(element.children, { ...inherited, text }),
    verticalAlignment: vertical ?? (isTall && !isHead ? 'top' : 'middle'),
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
  };
}
