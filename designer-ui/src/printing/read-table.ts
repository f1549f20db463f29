import { conditionAttribute, recordColumn, stepName, totalName } from '@xiaowu/server/contract/print-names';
import { type Element, isTag, isText } from 'domhandler';
import type { LabelledCell, ListColumn, PrintBlock, SignatureRow } from './print-block';
import { onlyHas, plainText, widthOf } from './read-parts';

interface Row {
  readonly part: string;
  readonly isTall: boolean;
  readonly when: string;
  readonly cells: readonly Element[];
}

/** A table as one of the blocks that the editor knows; null for another one. */
export function readTable(table: Element, when: string): PrintBlock | null {
  if (!onlyHas(table, ['class', conditionAttribute])) return null;
  if (!/^(|list|signature|fields columns-[123])$/.test(table.attribs['class'] ?? '')) return null;
  const rows = rowsOf(table);
  if (!rows || rows.length === 0) return null;
  if (rows.some((row) => row.when !== '')) return readFields(rows, when);
  return readList(rows, when) ?? readSignature(rows, when) ?? readFields(rows, when);
}

const parts = ['thead', 'tbody', 'tfoot'];

/** Null when something else than rows of cells stands in it. */
function rowsOf(table: Element): Row[] | null {
  const rows: Row[] = [];
  const add = (element: Element, part: string): boolean => {
    const isTall = element.attribs['class'] === 'tall';
    const isKnown =
      element.name === 'tr' && onlyHas(element, isTall ? ['class', conditionAttribute] : [conditionAttribute]);
    const cells = element.children.filter(isTag);
    if (!isKnown || cells.some(({ name }) => name !== 'td' && name !== 'th') || hasText(element)) return false;
    rows.push({ part, isTall, when: element.attribs[conditionAttribute] ?? '', cells });
    return true;
  };
  for (const child of table.children.filter(isTag)) {
    const isPart = parts.includes(child.name);
    if (isPart && !onlyHas(child, [])) return null;
    const found = isPart ? child.children.filter(isTag) : [child];
    if (!found.every((row) => add(row, isPart ? child.name : 'tbody'))) return null;
  }
  return hasText(table) ? null : rows;
}

const hasText = (element: Element): boolean =>
  element.children.some((child) => isText(child) && child.data.trim() !== '');

const placeholderOf = (text: string | null): string | null => /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(text ?? '')?.[1] ?? null;
const textOf = ({ children }: Element): string | null => plainText(children);

/** A line of heads, and one that comes once per row. */
function readList(rows: readonly Row[], when: string): PrintBlock | null {
  const [head, line, foot, ...more] = rows;
  if (!head || !line || more.length > 0 || rows.some(({ isTall }) => isTall)) return null;
  if (head.cells.some(({ name }) => name !== 'th') || head.cells.length !== line.cells.length) return null;
  if (foot && (foot.part !== 'tfoot' || foot.cells.length !== line.cells.length)) return null;
  const below = [...line.cells, ...(foot?.cells ?? [])];
  if (below.some((cell) => cell.name !== 'td' || !onlyHas(cell, []))) return null;
  const columns: ListColumn[] = [];
  for (const [i, cell] of head.cells.entries()) {
    const [label, width] = [textOf(cell), widthOf(cell)];
    const value = textOf(line.cells[i] as Element);
    const total = foot ? textOf(foot.cells[i] as Element) : '';
    if (label === null || value === null || total === null || width === undefined) return null;
    columns.push({ label, value, width, total });
  }
  return columns.some(({ value }) => isOfRow(value)) ? { kind: 'list', when, columns } : null;
}

/** Names something that only a row has. */
const isOfRow = (value: string): boolean =>
  [...value.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].some(
    ([, name = '']) =>
      recordColumn(name) !== null || (name.includes('.') && stepName(name) === null && totalName(name) === null),
  );

/** Every line a step: its label, and what was said there. */
function readSignature(rows: readonly Row[], when: string): PrintBlock | null {
  const read: SignatureRow[] = [];
  const widths = new Set<number | null>();
  for (const { cells, isTall } of rows) {
    const [label, value, ...more] = cells;
    if (label?.name !== 'th' || value?.name !== 'td' || more.length > 0 || !onlyHas(value, [])) return null;
    const [labelText, valueText, width] = [textOf(label), textOf(value), widthOf(label)];
    if (labelText === null || valueText === null || width === undefined) return null;
    if (stepName(placeholderOf(valueText) ?? '') === null) return null;
    widths.add(width);
    read.push({ label: labelText, value: valueText, isTall });
  }
  const [labelWidth = null, ...others] = widths;
  return others.length > 0 ? null : { kind: 'signature', when, labelWidth, rows: read };
}

/** Pairs of a label and a value. */
function readFields(rows: readonly Row[], when: string): PrintBlock | null {
  const widths = new Set<number | null>();
  const lines: { cells: { label: string; value: string; span: number }[]; isTall: boolean; when: string }[] = [];
  for (const { cells, isTall, when: lineWhen } of rows) {
    if (cells.length === 0 || cells.length % 2 !== 0) return null;
    const line = [];
    for (let i = 0; i < cells.length; i += 2) {
      const [label, value] = [cells[i] as Element, cells[i + 1] as Element];
      if (label.name !== 'th' || value.name !== 'td' || !onlyHas(value, ['colspan'])) return null;
      const [labelText, valueText, width] = [textOf(label), textOf(value), widthOf(label)];
      if (labelText === null || valueText === null || width === undefined) return null;
      widths.add(width);
      line.push({ label: labelText, value: valueText, span: Number(value.attribs['colspan'] ?? 1) });
    }
    lines.push({ cells: line, isTall, when: lineWhen });
  }
  const columns = Math.max(...lines.map(({ cells }) => cells.reduce((sum, { span }) => sum + (span + 1) / 2, 0)));
  const [labelWidth = null, ...others] = widths;
  if (![1, 2, 3].includes(columns) || others.length > 0) return null;
  const read: LabelledCell[] = [];
  for (const [i, { cells, isTall, when: lineWhen }] of lines.entries()) {
    // an empty pair only fills the line
    const filled = cells.filter(({ label, value }) => label !== '' || value !== '');
    const isLast = i === lines.length - 1;
    const isWide = filled.length === 1 && columns > 1;
    // the flow of the editor leaves no gap in the middle
    if (!isWide && filled.length < columns && !isLast) return null;
    const isAlone = isWide || columns === 1;
    if (lineWhen !== '' && !isAlone) return null;
    if (filled.slice(0, -1).some(({ span }) => span !== 1)) return null;
    for (const { label, value } of filled)
      read.push({ label, value, isWide, isTall, ...(lineWhen !== '' && { when: lineWhen }) });
  }
  return { kind: 'fields', when, columns: columns as 1 | 2 | 3, labelWidth, cells: read };
}
