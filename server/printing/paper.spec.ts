import type { Content } from './pdf-document.js';
import { columnWidths, type MeasuredCell } from './column-widths.js';
import { paperDocument } from './paper.js';

const contentOf = (html: string) => paperDocument({ title: '', serialNumber: null, html, images: {} }).content;
const textsOf = (content: Content | readonly Content[] | undefined): string => {
  if (content === undefined) return '';
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return (content as readonly Content[]).map(textsOf).join('');
  const { text, stack, table } = content as Exclude<Content, string>;
  return textsOf(text) + textsOf(stack) + (table?.body ?? []).map((row) => textsOf(row)).join('|');
};
const tableOf = (html: string) => {
  const [content] = contentOf(html);
  if (typeof content !== 'object' || !content.table) throw new Error('Expected a table.');
  return content.table;
};

describe('paperDocument', () => {
  it('makes paragraphs of texts and blocks, without the spaces of the source', () => {
    const content = contentOf('<h1>标题</h1>\n<p>\n  姓名：<b>许明远</b>\n</p>\n尾');
    expect(content.map(textsOf)).toEqual(['标题', '姓名：许明远', '尾']);
  });

  it('puts the QR code with the number beside the title, which keeps clear of it', () => {
    const qr = '<img class="qr-code" src="data:image/svg+xml;base64,PHN2Zy8+">';
    const [title, serial] = contentOf(`<h1>标题</h1>\n<p class="serial">${qr}<br>流水号：1</p>`);
    const room = (content: Content | undefined) => (typeof content === 'object' ? content.margin : undefined) ?? [0, 0];
    expect(room(title)[0]).toBeGreaterThan(60);
    expect(room(serial)[1]).toBeLessThan(0);
    expect(textsOf(serial)).toBe('流水号：1');
    const [plain, below] = contentOf('<h1>标题</h1><p class="serial">流水号：1</p>');
    expect([room(plain)[0], room(below)[1]]).toEqual([0, 0]);
  });

  it('repeats the head of a table, and keeps the first row with it', () => {
    const body = '<tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody>';
    expect(tableOf(`<table>${body}<thead><tr><th>H</th></tr></thead></table>`)).toMatchObject({
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
    });
    expect(tableOf('<table><tr><th>H</th></tr><tr><td>a</td></tr></table>').headerRows).toBe(1);
    expect(tableOf('<table><tr><th>H</th><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>').headerRows).toBe(0);
  });

  it('places cells around those that span', () => {
    const { body } = tableOf(
      '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    );
    expect(body.map((row) => row.map(textsOf))).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
    ]);
  });

  it('lets a row go on over the page when it is higher than half of one', () => {
    expect(tableOf(`<table><tr><td>${'长文字'.repeat(2000)}</td></tr></table>`).dontBreakRows).toBe(false);
  });

  it('numbers the pages and names the case on each', () => {
    const { footer } = paperDocument({ title: '', serialNumber: '20261100261', html: '', images: {} });
    expect(textsOf(footer(2, 5))).toBe('流水号：20261100261　第 2 页，共 5 页');
  });

  it('puts head and foot of the template on every page instead', () => {
    const html =
      '<header class="page-header"><span class="left">某校</span><span class="right">密</span></header><p>正文</p>' +
      '<footer class="page-footer"><span class="center"><span class="page-number"></span>/<span class="page-count"></span></span></footer>';
    const { header, footer, content } = paperDocument({ title: '', serialNumber: '1', html, images: {} });
    expect(content.map(textsOf)).toEqual(['正文']);
    expect(header?.(1, 3)).toMatchObject({ columns: [{ text: '某校' }, { text: '' }, { text: '密' }] });
    expect(footer(2, 3)).toMatchObject({ columns: [{ text: '' }, { text: '2/3' }, { text: '' }] });
  });

  it('begins a new page where the template says so', () => {
    expect(contentOf('<p>一</p><div class="page-break"></div><p>二</p>')[1]).toMatchObject({ pageBreak: 'before' });
  });
});

describe('columnWidths', () => {
  const cell = (column: number, text: string, given: Partial<MeasuredCell> = {}): MeasuredCell => ({
    ...{ column, colSpan: 1, lines: [text], minWidth: null, isHead: false, width: null },
    ...given,
  });
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

  it('fills the whole width and gives long texts what short ones leave', () => {
    const widths = columnWidths(
      3,
      [cell(0, '部门负责人'), cell(1, '2026-11-25 11:00'), cell(2, '意见'.repeat(200))],
      500,
    );
    expect(sum(widths)).toBeCloseTo(500);
    expect(widths[0]).toBeGreaterThan(5 * 10.5);
    expect(widths[2]).toBeGreaterThan(250);
  });

  it('takes what the template says', () => {
    expect(columnWidths(2, [cell(0, 'a', { width: 100 }), cell(1, 'b')], 500)).toEqual([100, 400]);
  });

  it('stays within the page when there is too much for it', () => {
    const widths = columnWidths(
      12,
      Array.from({ length: 12 }, (_, i) => cell(i, '标题文字标题', { isHead: true })),
      500,
    );
    expect(sum(widths)).toBeCloseTo(500);
  });
});
