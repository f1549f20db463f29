import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintBlock } from './print-block';
import { readPage } from './read-page';
import { writePage } from './write-page';

const folder = join(process.cwd(), 'process-definitions');
const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /print.*\.html$/.test(path),
);

const every: PrintBlock[] = [
  { kind: 'header', when: '', left: '{{schoolName}}', center: '', right: '密' },
  { kind: 'title', when: '', level: 1, text: '{{itemName}}', align: null },
  { kind: 'title', when: 'amount > 2000 and kind = "甲"', level: 2, text: '二', align: 'left' },
  { kind: 'serial', when: '', text: '流水号：{{serialNumber}}' },
  {
    ...{ kind: 'fields', when: '', columns: 2, labelWidth: null },
    cells: [
      { label: '保密办', value: '{{step.U2}}', isWide: true, isTall: false, when: 'secrecy = "secret"' },
      { label: '姓名', value: '{{name}}', isWide: false, isTall: false },
      { label: '部门', value: '{{department}}', isWide: false, isTall: false },
    ],
  },
  { kind: 'form', when: '' },
  { kind: 'form', when: 'amount > 1' },
  { kind: 'sign', when: '', text: '签字：＿＿＿＿' },
  { kind: 'text', when: '', text: '第一行 <b>\n第二行 {{name}}', align: 'right', isBold: true, size: 9 },
  { kind: 'field', when: '', label: '金额：', value: '{{amount}}' },
  {
    ...{ kind: 'fields', when: '', columns: 2, labelWidth: 18 },
    cells: [
      { label: '姓名', value: '{{name}}', isWide: false, isTall: false },
      { label: '部门', value: '{{department}}', isWide: false, isTall: false },
      { label: '事由', value: '{{reason}}', isWide: true, isTall: true },
    ],
  },
  {
    ...{ kind: 'list', when: '' },
    columns: [
      { label: '序号', value: '{{goods.#}}', width: 10, total: '合计' },
      { label: '价格', value: '{{goods.price}}', width: null, total: '{{goods.price.total}}' },
    ],
  },
  { kind: 'list', when: '', columns: [{ label: '处理人', value: '{{records.person}}', width: null, total: '' }] },
  { kind: 'whole', when: '', name: 'records' },
  { kind: 'whole', when: 'amount > 1', name: 'goods' },
  {
    ...{ kind: 'signature', when: '', labelWidth: 20 },
    rows: [
      { label: '部门负责人意见', value: '{{step.UserTask_1}}', isTall: true },
      { label: '经办人', value: '{{step.UserTask_2.person}}', isTall: false },
    ],
  },
  { kind: 'qr', when: '', align: 'right' },
  { kind: 'line', when: '' },
  { kind: 'break', when: '' },
  { kind: 'html', when: '', html: '<ul><li>一</li></ul>' },
  { kind: 'footer', when: '', left: '', center: '第 {{page}} 页，共 {{pages}} 页', right: '' },
];

describe('a print page as blocks', () => {
  it('is the same page when it is written again, whatever block it has', () => {
    expect(readPage(writePage(every))).toEqual(every);
  });

  it.each(shipped)('reads every part of %s', (path) => {
    const html = readFileSync(join(folder, path), 'utf8');
    const blocks = readPage(html);
    expect(blocks.filter(({ kind }) => kind === 'html')).toEqual([]);
    // paper leads back to its case
    expect(html).toContain('{{qrCode}}');
    const names = (text: string) => text.match(/\{\{[^{}]*\}\}/g);
    expect(names(writePage(blocks))).toEqual(names(html));
  });

  it('keeps what it does not know as it is', () => {
    const html =
      '<p>a <b>b</b></p>\n<table class="own"><tr><th>x</th><td>y</td></tr></table>\n<table><tr><th>a</th><td style="width:3px">b</td></tr></table>\n';
    expect(readPage(html).map(({ kind }) => kind)).toEqual(['html', 'html', 'html']);
    expect(writePage(readPage(html))).toBe(html);
  });

  it('takes texts and names without an element of their own', () => {
    expect(readPage('前言 {{records}}\n')).toEqual([
      { kind: 'text', when: '', text: '前言 ', align: null, isBold: false, size: null },
      { kind: 'whole', when: '', name: 'records' },
    ]);
  });
});
