import type { Administrator } from '../../server/contract/administrators.js';
import type { AuditLine } from '../../server/contract/audit.js';
import type { Heat } from '../../server/contract/heat.js';
import type { MonitorRow } from '../../server/contract/instances.js';
import type { Page } from '../../server/contract/list.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('watching over the system on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let auditor: ApiClient;
  let logistics: ApiClient;
  let applicant: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    [admin, auditor, logistics, applicant, reviewer] = (await Promise.all(
      ['admin', 'auditor', '2006000071', '2003000053', '2007000023'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    const step = (id: string, number: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: number }]);
    await deploy(
      server,
      'watched',
      content(
        drawing(
          'watched',
          [begin(), apply(), step('check', '2007000023'), step('decide', '1998000101'), end()],
          ['begin -> apply -> check -> decide -> end'],
        ),
      ),
    );
  });
  afterAll(() => server.close());

  const lines = async (client: ApiClient, query = '') =>
    (await client.get<Page<AuditLine>>(`/api/audit-log?limit=100${query}`)).body;

  it('shows who did what to what, newest first, to administrators and auditors', async () => {
    await admin.post('/api/definitions/watched/suspend', { reason: '维护' });
    await admin.post('/api/definitions/watched/resume', { reason: '好了' });
    const { rows } = await lines(auditor, '&item=watched');
    expect(rows).toMatchObject([
      {
        action: 'definition.resume',
        person: { name: '陆景行', number: 'admin' },
        itemName: '测试事项',
        detail: { reason: '好了' },
      },
      { action: 'definition.suspend' },
      { action: 'definition.publish', person: null },
    ]);
    expect((await lines(auditor, '&q=admin&action=definition.suspend')).rows).toHaveLength(1);
    expect((await lines(auditor, `&item=watched&from=${new Date(Date.now() + 60_000).toISOString()}`)).rows).toEqual(
      [],
    );
    const first = (await auditor.get<Page<AuditLine>>('/api/audit-log?limit=1&item=watched')).body;
    expect(first).toMatchObject({ total: 3, rows: [{ action: 'definition.resume' }] });
    const second = (await auditor.get<Page<AuditLine>>(`/api/audit-log?limit=1&item=watched&after=${first.next}`)).body;
    expect(second).toMatchObject({ rows: [{ action: 'definition.suspend' }] });
    expect((await applicant.get('/api/audit-log')).status).toBe(403);
  });

  it('shows administrators of one department what was done to their items', async () => {
    const { rows } = await lines(logistics);
    expect(new Set(rows.map(({ itemKey }) => itemKey))).toEqual(new Set(['vehicle-request']));
  });

  it('lets a system administrator say who administers the items of which departments', async () => {
    const { body } = await admin.get<{ rows: Administrator[] }>('/api/administrators');
    expect(body.rows.find(({ number }) => number === '2006000071')).toMatchObject({
      departments: [{ name: '后勤公司' }],
      isSystemAdministrator: false,
    });
    expect((await logistics.get('/api/administrators')).status).toBe(403);
    const person = 'person-2007000023';
    expect(await admin.put(`/api/administrators/${person}`, { departments: ['none'] })).toMatchObject({ status: 422 });
    expect(await admin.put('/api/administrators/nobody', { departments: [] })).toMatchObject({ status: 404 });
    const set = await admin.put<{ rows: Administrator[] }>(`/api/administrators/${person}`, {
      departments: ['dept-union'],
    });
    expect(set.body.rows.find(({ id }) => id === person)).toMatchObject({ departments: [{ id: 'dept-union' }] });
    const union = await server.signIn('2007000023');
    expect((await union.get('/api/definitions/union-hardship-grant')).status).toBe(200);
    expect((await union.get('/api/definitions/vehicle-request')).status).toBe(403);
    const removed = await admin.delete<{ rows: Administrator[] }>(`/api/administrators/${person}`);
    expect(removed.body.rows.some(({ id }) => id === person)).toBe(false);
    expect((await lines(auditor, '&q=2007000023')).rows.map(({ action }) => action)).toEqual([
      'administrator.remove',
      'administrator.set',
    ]);
  });

  it('counts on the drawing where cases stand, what is overdue and how long steps take', async () => {
    const [one, two] = [
      await submitNew(applicant, 'watched', { reason: '一' }),
      await submitNew(applicant, 'watched', { reason: '二' }),
    ];
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, one.id)).id}/complete`);
    await server.database.transaction((tx) =>
      tx.execute("update task set due_at = ? where instance_id = ? and status = 'assigned'", [
        toSqlTime(new Date(Date.now() - 1000)),
        two.id,
      ]),
    );
    const { body } = await admin.get<Heat>('/api/definitions/watched/versions/1/heat');
    expect(body).toMatchObject({ cases: 2, counted: 2 });
    const at = (id: string) => body.elements.find(({ elementId }) => elementId === id);
    expect(at('check')).toMatchObject({ waiting: 1, overdue: 1, incidents: 0, averageMs: expect.any(Number) });
    expect(at('decide')).toMatchObject({ waiting: 1, overdue: 0, averageMs: null });
    const found = async (query: string) =>
      (await admin.get<Page<MonitorRow>>(`/api/instances?item=watched${query}`)).body.rows.map(({ id }) => id);
    expect(await found('&element=decide')).toEqual([one.id]);
    expect(await found(`&q=${two.serialNumber ?? ''}`)).toEqual([two.id]);
    expect((await found('&q=2003000053')).length).toBe(2);
    expect(await found('&version=2')).toEqual([]);
  });

  it('ends a case, with the reason in its records and in the log', async () => {
    const { id } = await submitNew(applicant, 'watched', { reason: '三' });
    expect(await admin.post(`/api/instances/${id}/terminate`, { reason: '重复' })).toMatchObject({
      status: 200,
      body: { status: 'terminated' },
    });
    expect((await lines(auditor, `&q=${id}`)).rows).toMatchObject([
      { action: 'instance.terminate', itemKey: 'watched', detail: { reason: '重复' } },
    ]);
  });
});
