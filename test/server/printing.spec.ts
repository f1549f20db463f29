import type { Application, PrintPage } from '../../server/contract/applications.js';
import type { Definition } from '../../server/contract/definitions.js';
import type { PrintPreview } from '../../server/contract/print-preview.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { pdfText } from '../support/pdf-text.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('printing on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let approver: ApiClient;
  let administrator: ApiClient;
  let stranger: ApiClient;

  const key = 'printed';
  const fields = [
    { key: 'reason', label: '事由', type: 'text' as const },
    { key: 'secret', label: '内部意见', type: 'text' as const },
    {
      key: 'goods',
      label: '物品',
      type: 'table' as const,
      columns: [
        { key: 'name', label: '名称', type: 'text' as const },
        { key: 'price', label: '价格', type: 'money' as const },
      ],
    },
  ];

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, approver, administrator, stranger] = (await Promise.all(
      ['2003000053', '1998000101', 'admin', '1994000062'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
    const check = user('check', { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: '1998000101' }]);
    const shy = user(
      'apply',
      { mode: 'single', defaultRight: 'write' },
      [{ kind: 'applicant' }],
      [],
      [{ field: 'secret', right: 'hidden' }],
    );
    const bpmn = drawing(key, [begin(), shy, check, end()], ['begin -> apply -> check -> end']);
    await deploy(server, key, {
      ...content(bpmn, fields),
      print: '<h1>物品申请表</h1><p>{{serialNumber}}</p><p>{{reason}}/{{secret}}</p>{{goods}}{{records}}{{qrCode}}',
      printTemplates: [
        { key: 'everybody', name: '公开页', html: '<p>{{reason}}</p>' },
        { key: 'approval', name: '审批页', html: '<p>{{step.check}}</p>', steps: ['check'] },
        { key: 'role', name: '管理页', html: '<p>{{reason}}</p>', roles: ['nobody-has-it'] },
        { key: 'final', name: '结果页', html: '<p onclick="x()">{{step.check.person}}</p>', whenCompleted: true },
      ],
    });
  });
  afterAll(() => server.close());

  const goods = Array.from({ length: 80 }, (_, i) => ({ name: `第${i + 1}件投影仪`, price: 100 }));
  const submitted = async () => (await submitNew(applicant, key, { reason: '教学<b>用', goods })).id;
  const names = (page: { templates: PrintPage['templates'] }) => page.templates.map(({ name }) => name);
  const page = async (who: ApiClient, id: string, template = 'main') =>
    who.get<PrintPage>(`/api/applications/${id}/print?template=${template}`);

  it('offers each reader the pages of their steps and roles, and some only in the end', async () => {
    const id = await submitted();
    expect(names((await page(applicant, id)).body)).toEqual(['申请表', '公开页']);
    expect(names((await page(approver, id)).body)).toEqual(['申请表', '公开页', '审批页']);
    expect(names((await page(administrator, id)).body)).toEqual(['申请表', '公开页', '审批页', '管理页']);
    expect((await page(applicant, id, 'approval')).status).toBe(404);
    const task = await taskIn(approver, id);
    const { body: detail } = await approver.get<TaskDetail>(`/api/tasks/${task.id}`);
    expect(detail.printTemplates.map((one) => one.key)).toEqual(['main', 'everybody', 'approval']);
    await approver.post(`/api/tasks/${task.id}/complete`, { opinion: '同意购置' });
    const { body: application } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(application.printTemplates.map((one) => one.key)).toEqual(['main', 'everybody', 'final']);
    expect((await page(applicant, id, 'final')).body.html).toBe('<p>周立新</p>');
    expect((await page(approver, id, 'approval')).body.html).toContain('同意购置');
  });

  it('shows nobody what they may not see, and nothing to others', async () => {
    const id = await submitted();
    await server.database.transaction((tx) =>
      tx.execute('update instance set data = ? where id = ?', [JSON.stringify({ reason: '事由', secret: '密' }), id]),
    );
    expect((await page(applicant, id)).body.html).toContain('<p>事由/</p>');
    expect((await page(approver, id)).body.html).toContain('<p>事由/密</p>');
    expect((await page(stranger, id)).status).toBe(404);
    expect((await stranger.getFile(`/api/applications/${id}/print/pdf`)).status).toBe(404);
  });

  it('makes a PDF with its own fonts, whose table has its head on every page', async () => {
    const id = await submitted();
    const { status, type, bytes } = await applicant.getFile(`/api/applications/${id}/print/pdf`);
    expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
    const { pages, embeddedFonts } = pdfText(bytes);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('物品申请表');
    expect(pages.join('')).toContain('教学<b>用/');
    const withGoods = pages.filter((text) => /第\d+件投影仪/.test(text));
    expect(withGoods.every((text) => text.includes('名称价格'))).toBe(true);
    expect(pages.join('')).toContain('合计80.00 元');
    pages.forEach((text, i) => expect(text).toContain(`第 ${i + 1} 页，共 ${pages.length} 页`));
    expect(embeddedFonts).not.toHaveLength(0);
    expect(embeddedFonts.every((font) => /^[A-Z]{6}\+NotoSansHans/.test(font))).toBe(true);
    // only the signs that are used travel with it
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('keeps drafts without anything that acts, and publishes no page that names what is not there', async () => {
    const { body: created } = await administrator.post<Definition>('/api/definitions', {
      key: 'to-print',
      name: '打印',
    });
    const bpmn = drawing(
      'to-print',
      [begin(), apply(), user('check', {}, [{ kind: 'person', value: '1998000101' }]), end()],
      ['begin -> apply -> check -> end'],
    );
    const { body: saved } = await administrator.put<Definition>('/api/definitions/to-print/draft', {
      ...content(bpmn),
      revision: created.revision,
      print: '<p>{{sum}}</p><script>x()</script><img src="//elsewhere.example/a.png">',
      printTemplates: [{ key: 'one', name: '通知', html: '<b onclick="x()">{{step.gone}}</b>', steps: ['check'] }],
    });
    expect(saved.print).toBe('<p>{{sum}}</p><img />');
    expect(saved.printTemplates?.[0]?.html).toBe('<b>{{step.gone}}</b>');
    const refused = await administrator.post<{ details: { message: string }[] }>('/api/definitions/to-print/publish', {
      revision: saved.revision,
    });
    expect(refused.status).toBe(422);
    const messages = refused.body.details.map(({ message }) => message).join();
    expect(messages).toContain('打印模板「申请表」中的 {{sum}} 不是表单中的字段');
    expect(messages).toContain('打印模板「通知」用到的步骤 gone 不在流程图中');
    const checked = await administrator.post<{ problems: { code: string }[] }>('/api/definitions/check', {
      ...{ bpmn, form: saved.form, print: saved.print },
    });
    expect(checked.body.problems.map(({ code }) => code)).toContain('print.unknownField');
  });

  describe('of a page that is being edited', () => {
    const html =
      '<header class="page-header"><span class="right">{{schoolName}}</span></header><h1>{{itemName}}</h1>' +
      '<p>{{reason}}|{{renamed}}|{{step.check}}</p><p data-when="reason = &quot;教学&quot;">教学专用</p>' +
      '<table><tbody><tr><td>{{goods.name}}</td><td>{{goods.price}}</td></tr></tbody></table><p>{{goods.price.total}}</p><script>x()</script>';
    const steps = [{ id: 'check', name: '审批' }];
    const body = (serialNumber: string | null) => ({
      ...{ title: '物品领用', html, steps, serialNumber },
      form: { title: '', sections: [{ key: 'a', title: '', fields: [...fields] }] },
    });
    const preview = (who: ApiClient, serialNumber: string | null, item = key) =>
      who.post<PrintPreview & { message?: string }>(`/api/definitions/${item}/print-preview`, body(serialNumber));

    it('is shown with made-up data, or with a case of the item that is named by its number', async () => {
      const example = (await preview(administrator, null)).body;
      expect(example.html).toContain('<h1>物品领用</h1><p>事由示例|');
      expect(example.html).toContain('<td>名称示例</td><td>1,234.56 元</td>');
      expect(example.html).not.toContain('script');
      expect(example.html).not.toContain('教学专用');
      const { serialNumber } = await submitNew(applicant, key, { reason: '教学', goods: goods.slice(0, 2) });
      const real = (await preview(administrator, serialNumber)).body;
      expect(real).toMatchObject({ serialNumber, missing: ['renamed'] });
      expect(real.html).toContain('<p>教学||</p><p>教学专用</p>');
      expect(real.html).toContain('<td>第2件投影仪</td><td>1.00 元</td></tr></tbody></table><p>2.00 元</p>');
    });

    it('comes as a PDF that says the same', async () => {
      const { status, type, bytes } = await administrator.postFile(
        `/api/definitions/${key}/print-preview/pdf`,
        body(null),
      );
      expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
      const [text] = pdfText(bytes).pages;
      expect(text).toContain('物品领用');
      expect(text).toContain('名称示例1,234.56 元');
    });

    it('is for who administers the item, and with no case of another one', async () => {
      const { serialNumber } = await submitNew(applicant, key, { reason: '教学' });
      expect((await preview(applicant, null)).status).toBe(403);
      expect((await preview(await server.signIn('2006000071'), serialNumber)).status).toBe(403);
      const other = await preview(administrator, serialNumber, 'vehicle-request');
      expect(other).toMatchObject({ status: 404, body: { code: 'print.caseNotFound' } });
      expect(other.body.message).toContain(serialNumber ?? '');
    });
  });

  it('calls the main page by a name of its own and keeps it from who may not have it', async () => {
    const bpmn = drawing(
      'named-page',
      [begin(), apply(), user('check', {}, [{ kind: 'person', value: '1998000101' }]), end()],
      ['begin -> apply -> check -> end'],
    );
    await deploy(server, 'named-page', {
      ...content(bpmn, fields),
      printTemplates: [
        { key: 'receipt', name: '回执', html: '<p>{{reason}}</p>' },
        { key: 'main', name: '呈批表', html: '', steps: ['check'] },
      ],
    });
    const { id } = await submitNew(applicant, 'named-page', { reason: '教学' });
    expect((await page(applicant, id)).status).toBe(404);
    expect(names((await page(applicant, id, 'receipt')).body)).toEqual(['回执']);
    expect(names((await page(approver, id)).body)).toEqual(['回执', '呈批表']);
  });
});
