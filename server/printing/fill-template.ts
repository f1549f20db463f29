import { type ChildNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import { renderSVG } from 'uqr';
import { clockTime } from '../contract/clock-time.js';
import type { TextContext } from '../contract/field-text.js';
import { type Evaluate, formStateOf } from '../contract/form-logic.js';
import type { FormData, FormField, FormView } from '../contract/forms.js';
import type { FlowRecord } from '../contract/records.js';
import { printWords } from '../locales/zh-CN/printing.js';
import {
  type CaseName,
  conditionAttribute,
  isCaseName,
  pageNumberClasses,
  placeholder,
  recordColumn,
  stepName,
  totalName,
} from '../contract/print-names.js';
import { formHtml } from './form-html.js';
import { fieldHtml, rowsOf, totalHtml } from './field-html.js';
import { htmlOf } from './html-text.js';
import { type RecordCells, recordCells, recordsHtml, stepHtml } from './records-html.js';

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
  /** Decides conditions of the template over what the reader may see. */
  readonly evaluate: Evaluate;
}

/** What a line of a table that is repeated is about. */
type Row =
  | { readonly key: string; readonly number: number; readonly data: FormData }
  | { readonly record: RecordCells; readonly number: number };

/**
 * The template with its placeholders filled in. Values go in as text, never as markup. A line of a table that names
 * columns (`{{goods.name}}`, `{{records.person}}`) comes once per row of the detail or line of the records. What a
 * condition does not let through is gone; what is unknown, or hidden from the reader, is empty.
 */
export function fillTemplate(template: string, source: PrintSource): string {
  const page = parseDocument(template);
  dropUnwanted(page, source);
  repeatLines(page, source);
  fillTexts(page, (name) => htmlOfName(name, source, null));
  return DomUtils.getOuterHTML(page, { encodeEntities: 'utf8' });
}

function dropUnwanted(page: ParentNode, { form, evaluate }: PrintSource): void {
  const conditional = DomUtils.findAll(({ attribs }) => attribs[conditionAttribute] !== undefined, page.children);
  if (conditional.length === 0) return;
  const { values } = formStateOf(form.schema, form.data, evaluate);
  for (const element of conditional) {
    const condition = element.attribs[conditionAttribute]?.trim() ?? '';
    if (condition !== '' && evaluate(condition, values) !== true) DomUtils.removeElement(element);
    else delete element.attribs[conditionAttribute];
  }
}

function repeatLines(page: ParentNode, source: PrintSource): void {
  const tables = new Map(
    source.form.schema.sections
      .flatMap(({ fields }) => fields)
      .flatMap((field) => (field.type === 'table' ? [[field.key, field] as const] : [])),
  );
  const lines = DomUtils.findAll((element) => element.name === 'tr' && !hasLines(element), page.children);
  for (const line of lines) {
    const names = [...DomUtils.textContent(line).matchAll(placeholder)].map(([, name = '']) => name.trim());
    const rows = names.some((name) => recordColumn(name) !== null)
      ? recordCells(source.records, source.timeZone).map((record, i) => ({ record, number: i + 1 }))
      : detailRows(names, tables, source);
    if (rows === null) continue;
    for (const row of rows) {
      const copy = line.cloneNode(true);
      fillTexts(copy, (name) => htmlOfName(name, source, row));
      DomUtils.prepend(line, copy);
    }
    DomUtils.removeElement(line);
  }
}

/** Null when the names are of no detail. */
function detailRows(names: readonly string[], tables: ReadonlyMap<string, unknown>, source: PrintSource): Row[] | null {
  const key = names
    .filter((name) => totalName(name) === null)
    .map((name) => name.split('.'))
    .find(([table = '', column]) => column !== undefined && tables.has(table))?.[0];
  if (key === undefined) return null;
  return rowsOf(source.form.data[key]).map((data, i) => ({ key, number: i + 1, data }));
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
  const ofRecord = recordColumn(name);
  if (row !== null && 'record' in row && ofRecord !== null)
    return ofRecord === '#' ? String(row.number) : htmlOf(row.record[ofRecord]);
  const fields = form.schema.sections.flatMap((section) => section.fields);
  const [key = '', column] = name.split('.');
  const field = fields.find((candidate) => candidate.key === key);
  const total = totalName(name);
  if (total !== null) return totalOf(field, total.column, source);
  if (row !== null && 'key' in row && row.key === key && column !== undefined)
    return columnHtml(field, column, row, source);
  const step = field ? null : stepName(name);
  if (step !== null) return stepHtml(records, step, timeZone);
  return field && column === undefined ? fieldHtml(form.data[key], field, contextOf(source)) : '';
}

function columnHtml(
  field: FormField | undefined,
  name: string,
  { number, data }: { number: number; data: FormData },
  source: PrintSource,
): string {
  if (name === '#') return String(number);
  const column = field?.columns?.find(({ key }) => key === name);
  return column ? fieldHtml(data[name], column, contextOf(source)) : '';
}

function totalOf(field: FormField | undefined, name: string, { form }: PrintSource): string {
  const column = field?.columns?.find(({ key }) => key === name);
  return field && column ? totalHtml(rowsOf(form.data[field.key]), column) : '';
}

function caseHtml(name: CaseName, source: PrintSource): string {
  const day = (instant: string | null) => (instant === null ? '' : clockTime(instant, source.timeZone).slice(0, 16));
  switch (name) {
    case 'formTable':
      return formHtml(source.form, source.evaluate, contextOf(source));
    case 'records':
      return recordsHtml(source.records, source.timeZone);
    case 'qrCode':
      return qrCodeHtml(source.caseAddress);
    case 'page':
    case 'pages':
      return `<span class="${pageNumberClasses[name]}"></span>`;
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
