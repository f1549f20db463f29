import type { FormView } from '../contract/forms.js';
import type { FlowRecord } from '../contract/records.js';
import { fillTemplate, type PrintSource } from './fill-template.js';

const record = (given: Partial<FlowRecord>): FlowRecord => ({
  id: 'r1',
  elementId: 'check',
  stepName: '部门负责人',
  person: { id: 'p1', name: '周立新', number: '1998000101' },
  targets: [],
  startedAt: '2026-11-25T02:00:00.000Z',
  endedAt: '2026-11-25T03:00:00.000Z',
  state: 'approved',
  opinion: '情况属实',
  signature: null,
  files: [],
  ...given,
});

const form: FormView = {
  schema: {
    title: '申请表',
    sections: [
      {
        key: 'a',
        title: '',
        fields: [
          { key: 'name', label: '姓名', type: 'text' },
          { key: 'amount', label: '金额', type: 'money' },
          { key: 'note', label: '说明', type: 'richText' },
          { key: 'sign', label: '签名', type: 'signature' },
          {
            key: 'goods',
            label: '物品',
            type: 'table',
            columns: [
              { key: 'name', label: '名称', type: 'text' },
              { key: 'count', label: '数量', type: 'number', total: true },
              { key: 'price', label: '金额', type: 'money' },
            ],
          },
        ],
      },
    ],
  },
  data: {
    name: '<b>许明远</b> {{amount}}',
    amount: 123456,
    note: '<p>第一段<script>x()</script></p>',
    sign: 'f1',
    goods: [
      { name: '桌子', count: 2, price: 100 },
      { name: '椅子', count: 0.5, price: 250 },
    ],
  },
  rights: {},
  labels: { people: {}, departments: {}, files: { f1: { name: '签名.png', type: 'image/png', size: 1 } } },
  reviewers: {},
};

const source: PrintSource = {
  form,
  records: [record({ id: 'r2', state: 'processing', endedAt: null, stepName: '财务' }), record({})],
  serialNumber: '20261100261',
  itemName: '工会困难补助申请',
  schoolName: '艺术学院',
  applicant: '许明远',
  submittedAt: '2026-11-24T16:30:00.000Z',
  caseAddress: 'https://school.example/applications/1',
  printedBy: '许明远',
  printedAt: '2026-11-25T04:00:00.000Z',
  timeZone: 'Asia/Shanghai',
  evaluate: () => null,
};
const fill = (template: string, given: Partial<PrintSource> = {}) => fillTemplate(template, { ...source, ...given });

describe('fillTemplate', () => {
  it('puts values in as text, whatever they hold', () => {
    expect(fill('<p>{{name}}</p>')).toBe('<p>&lt;b&gt;许明远&lt;/b&gt; {{amount}}</p>');
    expect(fill('<p>{{ amount }} · {{serialNumber}} · {{submittedAt}}</p>')).toBe(
      '<p>1,234.56 元 · 20261100261 · 2026-11-25 00:30</p>',
    );
  });

  it('leaves nothing of what is unknown or hidden', () => {
    expect(fill('<p>{{nobody}}{{姓名}}{{goods.nothing}}</p>')).toBe('<p></p>');
  });

  it('keeps rich text without what could act', () => {
    expect(fill('{{note}}')).toBe('<p>第一段</p>');
  });

  it('shows handwritten signatures as pictures', () => {
    expect(fill('{{sign}}')).toBe('<img class="signature" src="/api/files/f1?show=1" alt="签名.png">');
  });

  it('makes a table of a detail, with its sums', () => {
    const html = fill('{{goods}}');
    expect(html).toContain('<thead><tr><th>名称</th><th>数量</th><th>金额</th></tr></thead>');
    expect(html).toContain('<tr><td>桌子</td><td>2</td><td>1.00 元</td></tr>');
    expect(html).toContain('<tfoot><tr><td>合计</td><td>2.5</td><td>3.50 元</td></tr></tfoot>');
  });

  it('lists the whole form section by section, without what a condition hides or the reader does not see', () => {
    const sections: FormView['schema']['sections'] = [
      {
        key: 'a',
        title: '申请人',
        fields: [
          { key: 'name', label: '姓名', type: 'text' },
          { key: 'secret', label: '秘密', type: 'text', visibleWhen: 'false' },
          { key: 'amount', label: '金额', type: 'money' },
          { key: 'reason', label: '事由', type: 'textarea', span: 2 },
        ],
      },
      { key: 'b', title: '说明', fields: [{ key: 'hint', label: '提示', type: 'static', text: '请填写' }] },
      { key: 'c', title: '物品', fields: form.schema.sections[0]!.fields.filter(({ key }) => key === 'goods') },
    ];
    const html = fill('{{formTable}}', {
      form: {
        ...form,
        schema: { title: '', sections },
        data: { ...form.data, name: '许明远', secret: 'x', reason: '<i>' },
      },
      evaluate: () => false,
    });
    expect(html).toContain(
      '<h2>申请人</h2><table class="fields columns-2"><tbody><tr><th>姓名</th><td>许明远</td><th>金额</th><td>1,234.56 元</td></tr>' +
        '<tr><th>事由</th><td colspan="3">&lt;i&gt;</td></tr></tbody></table><h2>物品</h2><h3>物品</h3><table class="list">',
    );
    expect(html).not.toMatch(/秘密|提示|说明/);
  });

  it('repeats the line that names columns, once per row', () => {
    const template =
      '<table><tbody><tr><th>物品</th></tr><tr><td>{{goods.#}}</td><td>{{goods.name}}</td></tr></tbody></table>';
    expect(fill(template)).toBe(
      '<table><tbody><tr><th>物品</th></tr><tr><td>1</td><td>桌子</td></tr><tr><td>2</td><td>椅子</td></tr></tbody></table>',
    );
    const empty = { ...form, data: {} };
    expect(fill(template, { form: empty })).toBe('<table><tbody><tr><th>物品</th></tr></tbody></table>');
  });

  it('repeats the line that names columns of the records, oldest first', () => {
    const template =
      '<table><tbody><tr><td>{{records.#}}</td><td>{{records.step}}</td><td>{{records.state}}{{records.opinion}}</td></tr></tbody></table>';
    const records = [record({ state: 'processing' }), record({ opinion: '<后>' }), record({ opinion: '先' })];
    expect(fill(template, { records })).toBe(
      '<table><tbody><tr><td>1</td><td>部门负责人</td><td>同意先</td></tr>' +
        '<tr><td>2</td><td>部门负责人</td><td>同意&lt;后&gt;</td></tr></tbody></table>',
    );
  });

  it('adds up a column where its total is named', () => {
    expect(fill('<p>{{goods.price.total}}</p>')).toBe('<p>3.50 元</p>');
    expect(fill('<table><tr><td>合计</td><td>{{goods.count.total}}</td></tr></table>')).toContain('<td>2.5</td>');
  });

  it('leaves out what its condition does not let through', () => {
    const evaluate = (source: string, values: Record<string, unknown>) =>
      source === 'amount > 1' ? (values['amount'] as number) > 1 : null;
    const template = '<p data-when="amount &gt; 1">大额</p><p data-when="gone">无</p><p data-when="">都有</p>';
    expect(fill(template, { evaluate })).toBe('<p>大额</p><p>都有</p>');
    expect(fill(template, { evaluate, form: { ...form, data: { amount: 1 } } })).toBe('<p>都有</p>');
  });

  it('lists the records that are done, oldest first', () => {
    const html = fill('{{records}}', {
      records: [record({ state: 'processing' }), record({ opinion: '后' }), record({ opinion: '先' })],
    });
    expect(html.indexOf('先')).toBeLessThan(html.indexOf('后'));
    expect(html).toContain('<td>周立新(1998000101)</td><td>2026-11-25 11:00</td><td>同意</td>');
    expect(html.match(/<tr>/g)).toHaveLength(3);
  });

  it('writes what was said at a step, the last word of everybody', () => {
    const other = { id: 'p2', name: '李清扬', number: '2' };
    const records = [
      record({ opinion: '改后同意' }),
      record({ person: other, opinion: '' }),
      record({ opinion: '先退回' }),
    ];
    expect(fill('{{step.check}}', { records })).toBe(
      '<div class="opinion">改后同意</div><div class="signed">周立新 2026-11-25</div>' +
        '<div class="opinion">同意</div><div class="signed">李清扬 2026-11-25</div>',
    );
    expect(fill('{{step.check.person}} {{step.other}}', { records })).toBe('周立新<br>李清扬 ');
  });

  it('shows the handwritten signature, and in whose place it was done', () => {
    const principal = { id: 'p3', name: '项思齐', number: '3' };
    const records = [record({ signature: 'file-1', onBehalfOf: principal })];
    const picture = '<img class="signature" src="/api/files/file-1?show=1" alt="周立新">';
    expect(fill('{{step.check}}', { records })).toBe(
      `<div class="opinion">情况属实</div><div class="signed">${picture} 2026-11-25</div>`,
    );
    expect(fill('{{step.check.person}} {{step.check.signature}}', { records })).toBe(
      `周立新（代项思齐办理） ${picture}`,
    );
    const table = fill('{{records}}', { records });
    expect(table).toContain('周立新(1998000101)（代项思齐办理）');
    expect(table).toContain(`情况属实<br>${picture}`);
  });

  it('draws a QR code without asking anybody', () => {
    expect(fill('{{qrCode}}')).toMatch(
      /^<img class="qr-code" src="data:image\/svg\+xml;base64,[\w+/=]+" alt="[^"]+">$/,
    );
  });
});
