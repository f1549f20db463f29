import { deflateRawSync } from 'node:zlib';
import type { DefinitionContent } from '@xiaowu/server/contract/definitions';
import { readItem, writeItem } from './item-archive';
import { BrokenArchive, readZip, writeZip } from './zip';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const content: DefinitionContent = {
  bpmn: '<definitions>流程</definitions>',
  form: { title: '表', sections: [{ key: 's', title: '一', fields: [{ key: 'a', label: '甲', type: 'text' }] }] },
  item: {
    name: '用车',
    department: 'union',
    topic: '行政办公',
    audiences: ['teacher'],
    mode: 'online',
    icon: 'Van',
    description: '',
    materials: [],
    timeLimit: '',
    phone: '',
  },
  print: '<p>{{a}}</p>',
  printTemplates: [{ key: 'receipt', name: '回执', html: '<b></b>' }],
  decisions: [{ name: 'rules.dmn', dmn: '<dmn/>' }],
};
const attachments = [{ name: '申请表', fileName: '申请 表.pdf', content: bytes('%PDF-1') }];

describe('an item as one archive', () => {
  it('comes back whole: drawing, form, item data, pages, decisions and attachments', async () => {
    const archive = writeItem({ key: 'vehicle', content, attachments });
    const item = await readItem(archive);
    expect(item).toEqual({ key: 'vehicle', content, attachments });
  });

  it('has the files of process-definitions/<key>/', async () => {
    const files = await readZip(writeItem({ key: 'vehicle', content, attachments }));
    expect(files.map(({ path }) => path)).toEqual([
      'vehicle/process.bpmn',
      'vehicle/form.json',
      'vehicle/item.json',
      'vehicle/print.html',
      'vehicle/print.json',
      'vehicle/print-receipt.html',
      'vehicle/rules.dmn',
      'vehicle/files/1-申请 表.pdf',
    ]);
  });

  it('is read when another tool has compressed it', async () => {
    // the same archive with its one file deflated by hand
    const text = bytes('流程 '.repeat(500));
    const packed = new Uint8Array(deflateRawSync(text));
    const stored = new DataView(writeZip([{ path: 'a.txt', content: text }]).buffer);
    const whole = new Uint8Array(stored.buffer);
    const directory = whole.slice(30 + 5 + text.length);
    const local = whole.slice(0, 35);
    new DataView(local.buffer).setUint16(8, 8, true);
    new DataView(local.buffer).setUint32(18, packed.length, true);
    const central = new DataView(directory.buffer);
    central.setUint16(10, 8, true);
    central.setUint32(20, packed.length, true);
    central.setUint32(directory.length - 6, 35 + packed.length, true);
    const files = await readZip(Uint8Array.from([...local, ...packed, ...directory]));
    expect(files.map(({ path, content: read }) => [path, new TextDecoder().decode(read)])).toEqual([
      ['a.txt', new TextDecoder().decode(text)],
    ]);
  });

  it('is refused when it is none, broken, of something else, or of another shape', async () => {
    const archive = writeItem({ key: 'vehicle', content, attachments: [] });
    const changed = archive.slice();
    changed[60] = (changed[60] ?? 0) ^ 0xff;
    const refused = [
      bytes('no archive'),
      changed,
      archive.slice(0, 200),
      writeZip([{ path: 'readme.txt', content: bytes('') }]),
      writeZip([{ path: 'process.bpmn', content: bytes('') }]),
      writeItem({ key: 'x', content: { ...content, item: { ...content.item, audiences: [] } }, attachments: [] }),
    ];
    for (const one of refused) await expect(readItem(one)).rejects.toBeInstanceOf(BrokenArchive);
  });
});
