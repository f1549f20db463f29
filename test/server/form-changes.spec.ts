import type { FormChangeList } from '../../server/contract/form-changes.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('字段留痕 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let approver: ApiClient;
  let stranger: ApiClient;
  const key = 'changed';

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, approver, stranger] = (await Promise.all(
      ['2003000053', '1998000101', '1994000062'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
    const fill = user(
      'apply',
      { mode: 'single', defaultRight: 'write' },
      [{ kind: 'applicant' }],
      [],
      [{ field: 'note', right: 'hidden' }],
    );
    const check = user(
      'check',
      { mode: 'single', defaultRight: 'read' },
      [{ kind: 'person', value: '1998000101' }],
      [{ name: 'return', enabled: 'true' }],
      [
        { field: 'amount', right: 'write' },
        { field: 'note', right: 'write' },
      ],
    );
    const last = user('last', { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: '1998000101' }]);
    const bpmn = drawing(key, [begin(), fill, check, last, end()], ['begin -> apply -> check -> last -> end']);
    await deploy(
      server,
      key,
      content(bpmn, [
        { key: 'reason', label: '事由', type: 'text' },
        { key: 'amount', label: '金额', type: 'money' },
        { key: 'note', label: '内部备注', type: 'text' },
      ]),
    );
  });
  afterAll(() => server.close());

  const changes = (who: ApiClient, id: string) => who.get<FormChangeList>(`/api/applications/${id}/changes`);
  const seen = async (who: ApiClient, id: string) =>
    (await changes(who, id)).body.rows.map(({ stepName, person, fields }) => [
      `${stepName} ${person.name}`,
      ...fields.map(({ label, from, to }) => `${label}：${from} → ${to}`),
    ]);

  it('tells who changed what at which step after the first submission, to those who may read the field', async () => {
    const id = await createDraft(applicant, key);
    await applicant.put(`/api/applications/${id}`, { data: { reason: '草稿' } });
    await applicant.post(`/api/applications/${id}/submit`, { data: { reason: '购置', amount: 100 } });
    expect(await seen(applicant, id)).toEqual([]);
    const check = await taskIn(approver, id);
    expect(await approver.post(`/api/tasks/${check.id}/return`, { opinion: '请改' })).toMatchObject({ status: 200 });
    const again = await taskIn(applicant, id);
    await applicant.post(`/api/tasks/${again.id}/complete`, { data: { reason: '购置书柜' } });
    const second = await taskIn(approver, id);
    await approver.post(`/api/tasks/${second.id}/complete`, { opinion: '同意', data: { amount: 250, note: '查过' } });
    expect(await seen(approver, id)).toEqual([
      ['check 周立新', '金额：1.00 元 → 2.50 元', '内部备注： → 查过'],
      ['apply 许明远', '事由：购置 → 购置书柜'],
    ]);
    await server.database.transaction((tx) =>
      tx.execute('update instance set data = ? where id = ?', [
        JSON.stringify({ reason: '购置书柜', amount: 250 }),
        id,
      ]),
    );
    expect(await seen(applicant, id)).toEqual([
      ['check 周立新', '金额：1.00 元 → 2.50 元'],
      ['apply 许明远', '事由：购置 → 购置书柜'],
    ]);
    expect((await changes(stranger, id)).status).toBe(404);
  });
});
