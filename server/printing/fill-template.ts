import { type ChildNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import { renderSVG } from 'uqr';
import { clockTime } from '../contract/clock-time.js';
import type { TextContext } from '../contract/field-text.js';
import type { FormData, FormField, FormView } from '../contract/forms.js';
import type { FlowRecord } from '../contract/records.js';
import { printWords } from '../locales/zh-CN/printing.js';
import { fieldHtml, rowsOf } from './field-html.js';
import { htmlOf } from './html-text.js';
import { isCaseName, placeholder, stepName, type CaseName } from './placeholders.js';
import { recordsHtml, stepHtml } from './records-html.js';

/** What a print page is filled with; `form` is as the reader may see it. */
export interface PrintSource {
  readonly form: FormView;
  readonly records: readonly FlowRecord[];
  readonly serialNumber: string | null;
  readonly itemName: string;
  readonly schoolName: string;
  readonly applicant: string;
  readonly submittedAt: string | null;
  /** Address of the case, for the QR code. */
  readonly caseAddress: string;
  readonly printedBy: string;
  readonly printedAt: string;
  readonly timeZone: string;
}

type Row = { readonly key: string; readonly number: number; readonly data: FormData };

/**
 * The template with its placeholders filled in. Values go in as text, never as markup. A line of a table that names
 * columns (`{{goods.name}}`) comes once per row of the detail. What is unknown, or hidden from the reader, is empty.
 */
export function fillTemplate(template: string, source: PrintSource): string {
  const page = parseDocument(template);
  repeatLines(page, source);
  fillTexts(page, (name) => htmlOfName(name, source, null));
  return DomUtils.getOuterHTML(page, { encodeEntities: 'utf8' });
}

function repeatLines(page: ParentNode, source: PrintSource): void {
  const tables = new Map(
    source.form.schema.sections
      .flatMap(({ fields }) => fields)
      .flatMap((field) => (field.type === 'table' ? [[field.key, field] as const] : [])),
  );
  const lines = DomUtils.findAll((element) => element.name === 'tr' && !hasLines(element), page.children);
  for (const line of lines) {
    const key = [...DomUtils.textContent(line).matchAll(placeholder)]
      .map(([, name = '']) => name.trim().split('.'))
      .find(([table = '', column]) => column !== undefined && tables.has(table))?.[0];
    if (key === undefined) continue;
    rowsOf(source.form.data[key]).forEach((data, i) => {
      const copy = line.cloneNode(true);
      fillTexts(copy, (name) => htmlOfName(name, source, { key, number: i + 1, data }));
      DomUtils.prepend(line, copy);
    });
    DomUtils.removeElement(line);
  }
}

/** Lines of a table inside the line: those are the ones to repeat. */
const hasLines = (line: Element): boolean => DomUtils.existsOne((element) => element.name === 'tr', line.children);

function fillTexts(parent: ParentNode, htmlOfPlaceholder: (name: string) => string): void {
  for (const node of [...parent.children]) {
    if (isTag(node)) fillTexts(node, htmlOfPlaceholder);
    else if (isText(node)) replace(node, filled(node.data, htmlOfPlaceholder));
  }
}

function replace(text: Text, nodes: readonly ChildNode[] | null): void {
  if (nodes === null) return;
  for (const node of nodes) DomUtils.prepend(text, node);
  DomUtils.removeElement(text);
}

/** Null when the text has no placeholder. */
function filled(text: string, htmlOfPlaceholder: (name: string) => string): ChildNode[] | null {
  const nodes: ChildNode[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > end) nodes.push(new Text(text.slice(end, match.index)));
    nodes.push(...parseDocument(htmlOfPlaceholder((match[1] ?? '').trim())).children);
    end = match.index + match[0].length;
  }
  if (end === 0) return null;
  if (end < text.length) nodes.push(new Text(text.slice(end)));
  return nodes;
}

function htmlOfName(name: string, source: PrintSource, row: Row | null): string {
  const { form, records, timeZone } = source;
  if (isCaseName(name)) return caseHtml(name, source);
  const fields = form.schema.sections.flatMap((section) => section.fields);
  const [key = '', column] = name.split('.');
  const field = fields.find((candidate) => candidate.key === key);
  if (row !== null && row.key === key && column !== undefined) return columnHtml(field, column, row, source);
  const step = field ? null : stepName(name);
  if (step !== null) return stepHtml(records, step, timeZone);
  return field && column === undefined ? fieldHtml(form.data[key], field, contextOf(source)) : '';
}

function columnHtml(field: FormField | undefined, name: string, row: Row, source: PrintSource): string {
  if (name === '#') return String(row.number);
  const column = field?.columns?.find(({ key }) => key === name);
  return column ? fieldHtml(row.data[name], column, contextOf(source)) : '';
}

function caseHtml(name: CaseName, source: PrintSource): string {
  const day = (instant: string | null) => (instant === null ? '' : clockTime(instant, source.timeZone).slice(0, 16));
  switch (name) {
    case 'records':
      return recordsHtml(source.records, source.timeZone);
    case 'qrCode':
      return qrCodeHtml(source.caseAddress);
    case 'submittedAt':
      return day(source.submittedAt);
    case 'printedAt':
      return day(source.printedAt);
    default:
      return htmlOf(source[name] ?? '');
  }
}

function qrCodeHtml(address: string): string {
  const svg = Buffer.from(renderSVG(address, { border: 0 })).toString('base64');
  return `<img class="qr-code" src="data:image/svg+xml;base64,${svg}" alt="${htmlOf(printWords.qrCode)}">`;
}

const contextOf = ({ form: { labels }, timeZone }: PrintSource): TextContext => ({
  labels: {
    person: (id) => labels.people[id],
    department: (id) => labels.departments[id],
    file: (id) => labels.files[id],
  },
  timeZone,
  yuan: printWords.yuan,
  until: printWords.until,
});
