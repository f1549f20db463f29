import { conditionAttribute, marginClasses, marginPlaces } from '@xiaowu/server/contract/print-names';
import type { Align, BlockOf, ListColumn, PrintBlock } from './print-block';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
/** Lines stay lines. */
const textHtml = (text: string) => escaped(text).replace(/\n/g, '<br />');

/** A page as the server keeps and prints it. */
export const writePage = (blocks: readonly PrintBlock[]): string => {
  const order = (kind: PrintBlock['kind']) => (kind === 'header' ? -1 : kind === 'footer' ? 1 : 0);
  return [...blocks]
    .sort((a, b) => order(a.kind) - order(b.kind))
    .map((block) => `${writeBlock(block)}\n`)
    .join('');
};

export function writeBlock(block: PrintBlock): string {
  const when = conditionHtml(block.when);
  switch (block.kind) {
    case 'title':
      return `<h${block.level}${when}${style({ align: block.align })}>${textHtml(block.text)}</h${block.level}>`;
    case 'text':
      return `<p${when}${style(block)}>${textHtml(block.text)}</p>`;
    case 'serial':
    case 'sign':
      return `<p class="${block.kind}"${when}>${textHtml(block.text)}</p>`;
    case 'field':
      return `<p class="field"${when}><b>${escaped(block.label)}</b>${textHtml(block.value)}</p>`;
    case 'fields':
      return fieldsHtml(block, when);
    case 'list':
      return listHtml(block.columns, when);
    case 'form':
      return wholeHtml('formTable', when);
    case 'whole':
      return wholeHtml(block.name, when);
    case 'signature':
      return table(
        ' class="signature"',
        when,
        block.rows.map(({ label, value, isTall }) =>
          row(`${head(label, block.labelWidth)}<td>${textHtml(value)}</td>`, isTall),
        ),
      );
    case 'qr':
      return `<p${when}${style({ align: block.align })}>{{qrCode}}</p>`;
    case 'line':
      return `<hr${when} />`;
    case 'break':
      return `<div class="page-break"${when}></div>`;
    case 'header':
    case 'footer': {
      const pieces = marginPlaces
        .filter((place) => block[place] !== '')
        .map((place) => `<span class="${place}">${escaped(block[place])}</span>`);
      return `<${block.kind} class="${marginClasses[block.kind]}">${pieces.join('')}</${block.kind}>`;
    }
    case 'html':
      return block.html;
  }
}

const wholeHtml = (name: string, when: string) => (when === '' ? `{{${name}}}` : `<div${when}>{{${name}}}</div>`);

interface Style {
  readonly align?: Align | null;
  readonly isBold?: boolean;
  readonly size?: number | null;
}

function style({ align = null, isBold = false, size = null }: Style): string {
  const rules = [align && `text-align:${align}`, isBold && 'font-weight:bold', size !== null && `font-size:${size}pt`];
  const written = rules.filter(Boolean).join(';');
  return written === '' ? '' : ` style="${written}"`;
}

const width = (percent: number | null) => (percent === null ? '' : ` style="width:${percent}%"`);
const head = (label: string, percent: number | null) => `<th${width(percent)}>${textHtml(label)}</th>`;
const row = (cells: string, isTall = false, when = '') => `  <tr${isTall ? ' class="tall"' : ''}${when}>${cells}</tr>`;
const conditionHtml = (when: string) => (when === '' ? '' : ` ${conditionAttribute}="${escaped(when)}"`);
const table = (kind: string, when: string, rows: readonly string[]) =>
  `<table${kind}${when}>\n${rows.join('\n')}\n</table>`;

/** Two of half a line in one row, in their order; what is left of a line belongs to its last one. */
function fieldsHtml({ columns, labelWidth, cells }: BlockOf<'fields'>, when: string): string {
  const lines: BlockOf<'fields'>['cells'][number][][] = [];
  let room = 0;
  for (const cell of cells) {
    if (room === 0 || cell.isWide) lines.push([]);
    lines.at(-1)?.push(cell);
    room = cell.isWide ? 0 : (room === 0 ? columns : room) - 1;
  }
  const rows = lines.map((line) => {
    const left = columns - line.length;
    const parts = line.map(({ label, value }, i) => {
      const span = i === line.length - 1 && left > 0 ? ` colspan="${2 * left + 1}"` : '';
      return `${head(label, labelWidth)}<td${span}>${textHtml(value)}</td>`;
    });
    return row(
      parts.join(''),
      line.some(({ isTall }) => isTall),
      // a condition is of a whole line
      line.length === 1 && (columns === 1 || line[0]?.isWide) ? conditionHtml(line[0]?.when ?? '') : '',
    );
  });
  return table(` class="fields columns-${columns}"`, when, rows);
}

function listHtml(columns: readonly ListColumn[], when: string): string {
  const heads = columns.map(({ label, width: percent }) => head(label, percent)).join('');
  const cells = columns.map(({ value }) => `<td>${textHtml(value)}</td>`).join('');
  const totals = columns.map(({ total }) => `<td>${textHtml(total)}</td>`).join('');
  return table(' class="list"', when, [
    `  <thead><tr>${heads}</tr></thead>`,
    `  <tbody><tr>${cells}</tr></tbody>`,
    ...(columns.some(({ total }) => total !== '') ? [`  <tfoot><tr>${totals}</tr></tfoot>`] : []),
  ]);
}
