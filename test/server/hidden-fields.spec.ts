import type { Application } from '../../server/contract/applications.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { pdfText } from '../support/pdf-text.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

/** What stands in fields and columns that the step and who reads its copies may not see. */
const secrets = ['HUSHWORD', 'HUSHCELL', 'HUSHNOTE', 'HUSHLATER'] as const;

const rights = (...pairs: [field: string, right: string][]) => pairs.map(([field, right]) => ({ field, right }));
const hidden = rights(['hush', 'hidden'], ['goods.price', 'hidden'], ['note', 'hidden']);
const on = ['copy', 'forward', 'withdraw'].map((name) => ({ name, enabled: 'true' }));
const bpmn = drawing(
  'hidden-fields',
  [
    begin(),
    apply(),
    user(
      'check',
      { mode: 'single', defaultRight: 'read' },
      [{ kind: 'person', value: '2007000023' }],
      on,
      [...hidden, ...rights(['opinion', 'write'], ['goods', 'write'], ['goods.name', 'read'])],
      [
        {
          on: 'completion',
          to: 'person',
          value: '1998000101',
          enabled: 'true',
          text: '{{item}} {{hush}} {{serialNumber}}',
        },
      ],
    ),
    user('last', { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: '1998000101' }], [], hidden),
    end(),
  ],
  ['begin -> apply -> check -> last -> end'],
);
const definition = () => ({
  ...content(bpmn, [
    { key: 'reason', label: '事由', type: 'text' as const, required: true },
    { key: 'hush', label: '内情', type: 'text' as const },
    { key: 'note', label: '说明', type: 'textarea' as const },
    { key: 'shown', label: '相关', type: 'text' as const, visibleWhen: 'hush = "HUSHWORD"' },
    {
      key: 'goods',
      label: '物品',
      type: 'table' as const,
      columns: [
        { key: 'name', label: '名称', type: 'text' as const },
        { key: 'price', label: '底价', type: 'text' as const },
        { key: 'count', label: '数量', type: 'number' as const },
      ],
    },
    { key: 'opinion', label: '核对', type: 'text' as const },
  ]),
  print:
    '<p>{{reason}} {{hush}} {{note}}</p><table><tbody><tr><td>{{goods.name}}</td><td>{{goods.price}}</td></tr></tbody></table>{{formTable}}',
});

describe.each(databases)('fields that are hidden or only read, on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let checker: ApiClient;
  let last: ApiClient;
  let reader: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    await deploy(server, 'hidden-fields', definition());
    [applicant, checker, last, reader, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', '1987000009', 'admin'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const submitted = async () => {
    const data = {
      reason: '采购',
      hush: 'HUSHWORD',
      note: 'HUSHNOTE',
      shown: '看得见',
      goods: [{ name: '桌', price: 'HUSHCELL', count: 1 }],
    };
    const { id } = await submitNew(applicant, 'hidden-fields', data);
    return { id, task: await taskIn(checker, id) };
  };
  const storedOf = async (id: string) =>
    JSON.parse(
      (await server.database.query<{ data: string }>('select data from instance where id = ?', [id]))[0]?.data ?? '{}',
    ) as Record<string, unknown>;
  const withoutSecrets = (what: string, text: string) => {
    for (const secret of secrets) expect([what, text]).toEqual([what, expect.not.stringContaining(secret)]);
  };

  it('reach nobody who may not read them, by any answer', async () => {
    const { id, task } = await submitted();
    const own = await applicant.get<{ html: string }>(`/api/applications/${id}/print`);
    for (const secret of ['HUSHWORD', 'HUSHNOTE', 'HUSHCELL']) expect(own.body.html).toContain(secret);
    const live = await checker.follow('/api/live');
    const addresses = [
      ...[`tasks/${task.id}`, `applications/${id}`, `applications/${id}/changes`, `applications/${id}/print`],
      ...['tasks?box=todo', 'tasks?box=done', 'tasks?box=forwarded', 'applications?box=copies', 'notifications'],
    ];
    const look = async (who: ApiClient, name: string) => {
      for (const address of addresses)
        withoutSecrets(`${name} ${address}`, JSON.stringify((await who.get(`/api/${address}`)).body));
      const pdf = await who.getFile(`/api/applications/${id}/print/pdf`);
      if (pdf.status === 200) withoutSecrets(`${name} pdf`, pdfText(pdf.bytes).pages.join('\n'));
    };
    await look(checker, 'checker');
    const detail = (await checker.get<TaskDetail>(`/api/tasks/${task.id}`)).body;
    // what depends on it is decided, the expression is gone
    expect(detail.form.data).toMatchObject({ shown: '看得见', goods: [{ name: '桌', count: 1 }] });
    expect(JSON.stringify(detail.form.schema)).not.toMatch(/hush|底价|内情/);

    // changes of them, in 字段留痕 and in what others are told
    await checker.post(`/api/tasks/${task.id}/return`, { opinion: '补' });
    const back = await taskIn(applicant, id);
    await applicant.post(`/api/tasks/${back.id}/complete`, {
      data: { reason: '采购', hush: 'HUSHLATER', shown: null },
    });
    const again = await taskIn(checker, id);
    await look(checker, 'checker after changes');
    const saved = await checker.put(`/api/tasks/${again.id}/draft`, { data: { opinion: '对' }, basedOn: null });
    withoutSecrets('draft', JSON.stringify(saved.body));
    const done = await checker.post(`/api/tasks/${again.id}/complete`, { data: { opinion: '对' }, opinion: '好' });
    withoutSecrets('complete', JSON.stringify(done.body));
    await taskIn(last, id);
    await eventually(async () => (await last.get<{ total: number }>('/api/notifications')).body.total > 0);
    await look(last, 'last');
    await look(checker, 'checker when done');
    withoutSecrets('live', live.text());
    live.end();
    expect((await admin.get<Application>(`/api/applications/${id}`)).body.form.data).toMatchObject({
      hush: 'HUSHLATER',
    });
  });

  it('are read by who gets a copy as the applicant reads them, by an added person not', async () => {
    const { id, task } = await submitted();
    await checker.post(`/api/tasks/${task.id}/add-approvers`, { people: ['person-1987000009'], position: 'before' });
    const added = await taskIn(reader, id);
    withoutSecrets('added', JSON.stringify((await reader.get(`/api/tasks/${added.id}`)).body));
    withoutSecrets('added case', JSON.stringify((await reader.get(`/api/applications/${id}`)).body));
  });

  it.each<[what: string, data: object, path: string]>([
    ['a field that is only read', { reason: '改' }, 'reason'],
    ['a hidden field', { hush: '改' }, 'hush'],
    ['a hidden field, with the very value', { hush: 'HUSHWORD' }, 'hush'],
    ['a hidden field, to nothing', { hush: null }, 'hush'],
    ['a hidden column', { goods: [{ name: '桌', price: '1', count: 2 }] }, 'goods.0.price'],
    ['a column that is only read', { goods: [{ name: '椅', count: 2 }] }, 'goods.0.name'],
    ['a row more, beside what is hidden in the others', { goods: [{ count: 1 }, { count: 2 }] }, 'goods'],
    ['all rows away', { goods: [] }, 'goods'],
    ['a field that there is not', { constructor: '改' }, 'constructor'],
  ])('refuses to write %s, by 同意 and by 存稿', async (_what, data, path) => {
    const { id, task } = await submitted();
    const before = await storedOf(id);
    for (const write of [
      () => checker.post<{ details?: { path: string }[] }>(`/api/tasks/${task.id}/complete`, { data }),
      () => checker.put<{ details?: { path: string }[] }>(`/api/tasks/${task.id}/draft`, { data }),
    ]) {
      const { status, body } = await write();
      expect([status, body.details?.map((one) => one.path)]).toEqual([422, expect.arrayContaining([path])]);
      withoutSecrets('refusal', JSON.stringify(body));
    }
    expect(await storedOf(id)).toEqual(before);
    expect((await checker.get<TaskDetail>(`/api/tasks/${task.id}`)).body.draftVersion).toBeNull();
  });

  it('keeps what is hidden with its row when the step writes beside it', async () => {
    const { id, task } = await submitted();
    const data = { goods: [{ name: '桌', count: 5 }], opinion: '对' };
    expect((await checker.post(`/api/tasks/${task.id}/complete`, { data })).status).toBe(200);
    expect(await storedOf(id)).toMatchObject({
      hush: 'HUSHWORD',
      goods: [{ name: '桌', price: 'HUSHCELL', count: 5 }],
      opinion: '对',
    });
  });
});
