import type { CaseDetail, MigrationCheck } from '../../server/contract/administration.js';
import type { AuditLine } from '../../server/contract/audit.js';
import type { Definition } from '../../server/contract/definitions.js';
import type { Page } from '../../server/contract/list.js';
import { insertRows } from '../../server/database/insert-rows.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

/** What `administration-rights` cannot ask route by route: what bodies name, and what is kept of each act. */
describe.each(databases)('acts of who administers the items of one department, on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let logistics: ApiClient;
  let theirCase: string;
  let otherCase: string;

  const bpmnOf = (key: string, note = '') =>
    drawing(
      key,
      [begin(), apply(), user(`check${note}`, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]), end()],
      [`begin -> apply -> check${note} -> end`],
    );
  const of = (department: string, key: string, note = '') => {
    const made = content(bpmnOf(key, note));
    return deploy(server, key, { ...made, item: { ...made.item, department } });
  };

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    const [whole, some, applicant] = (await Promise.all(
      ['admin', '2006000071', '2003000053'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
    [admin, logistics] = [whole, some];
    await of('logistics', 'theirs');
    await of('library-it', 'others');
    theirCase = (await submitNew(applicant, 'theirs', { reason: '我的' })).id;
    otherCase = (await submitNew(applicant, 'others', { reason: '他的' })).id;
  });
  afterAll(() => server.close());

  it('sees and starts no case migration of another department, and moves no case of theirs by its own', async () => {
    const plan = { elements: {} };
    await of('logistics', 'theirs', '2');
    await of('library-it', 'others', '2');
    const [theirs, others] = await Promise.all(['theirs', 'others'].map(begun));
    expect((await logistics.get(`/api/migrations/${theirs}`)).status).toBe(200);
    expect((await logistics.get(`/api/migrations/${others}`)).status).toBe(403);
    // whichever cases are named: those of the item in the address alone are looked at
    const asked = { from: 1, to: 2, plan, instanceIds: [otherCase] };
    const { body } = await logistics.post<MigrationCheck>('/api/definitions/theirs/migrations/check', asked);
    expect(body).toMatchObject({ cases: 0, checked: 0, results: [] });

    async function begun(key: string): Promise<string> {
      const move = { from: 1, to: 2, plan, reason: '调整' };
      return (await admin.post<{ id: string }>(`/api/definitions/${key}/migrations`, move)).body.id;
    }
  });

  it('tries no incident of another department again, also among several', async () => {
    const now = toSqlTime(new Date());
    const incident = (id: string, instance_id: string, item_key: string) => ({
      ...{ id, instance_id, engine_incident_id: 'i', item_key },
      ...{ element_id: 'check', code: 'approvers.nobody', data: '{}', created_at: now },
    });
    await server.database.transaction(async (tx) =>
      tx.enqueue(insertRows('incident', [incident('one', theirCase, 'theirs'), incident('two', otherCase, 'others')])),
    );
    const { body } = await logistics.post<{ results: { id: string; message: string | null }[] }>(
      '/api/incidents/retry',
      { ids: ['two', 'one'] },
    );
    expect(body.results).toEqual([
      { id: 'two', message: expect.stringContaining('部门') },
      { id: 'one', message: expect.not.stringContaining('部门') },
    ]);
    await server.database.transaction((tx) => tx.execute('delete from incident'));
  });

  it('leaves a line in the audit log with each act', async () => {
    const reason = '核对';
    const path = '/api/definitions/logged';
    await logistics.post('/api/definitions', { key: 'logged', name: '记录' });
    const made = content(bpmnOf('logged'));
    const item = { ...made.item, department: 'logistics' };
    const revision = async () => (await logistics.get<Definition>(path)).body.revision;
    const save = async (note: string) =>
      logistics.put(`${path}/draft`, { ...made, item: { ...item, description: note }, revision: await revision() });
    const publish = async (more = {}) =>
      logistics.post(`${path}/publish`, { revision: await revision(), note: '', ...more });
    const acts: (() => Promise<{ status: number }>)[] = [
      () => save('一'),
      () => publish(),
      () => save('二'),
      async () => publish({ effectiveAt: new Date(Date.now() + 3_600_000).toISOString() }),
      () => logistics.delete(`${path}/publication`),
      () => publish(),
      () => save('三'),
      () => logistics.delete(`${path}/draft`),
      () => logistics.post(`${path}/roll-back`, { version: 1, note: '' }),
      () => logistics.post(`${path}/suspend`, { reason }),
      () => logistics.post(`${path}/resume`, { reason }),
      () => logistics.post(`${path}/migrations`, { from: 1, to: 2, plan: { elements: {} }, reason }),
      () => logistics.post(`/api/instances/${theirCase}/suspend`, { reason }),
      () => logistics.post(`/api/instances/${theirCase}/resume`, { reason }),
      () => logistics.post(`/api/instances/${theirCase}/variables`, { variables: { amount: 1 }, reason }),
      async () => {
        const [task] = (await logistics.get<CaseDetail>(`/api/instances/${theirCase}`)).body.tasks;
        const to = 'person-1998000101';
        return logistics.post(`/api/instances/${theirCase}/tasks/${task?.id}/assign`, { to, reason });
      },
      () => logistics.post(`/api/instances/${theirCase}/terminate`, { reason }),
    ];
    for (const act of acts) expect([200, 201, 204]).toContain((await act()).status);
    const lines = async (query: string) =>
      (await logistics.get<Page<AuditLine>>(`/api/audit-log?limit=100&${query}`)).body.rows.reverse();
    expect((await lines('item=logged')).map(({ action, person }) => `${action} ${person?.number}`)).toEqual(
      [
        // one line says that somebody edits, however often it is saved
        ...['create', 'publish', 'edit', 'schedule', 'cancelPublication', 'publish', 'edit', 'discardDraft'],
        ...['publish', 'rollBack', 'suspend', 'resume', 'migrateCases'],
      ].map((act) => `definition.${act} 2006000071`),
    );
    const ofCase = (await lines('item=theirs')).filter(({ target }) => target === theirCase);
    expect(ofCase.map(({ action }) => action)).toEqual(
      ['suspend', 'resume', 'setVariables', 'assignTask', 'terminate'].map((act) => `instance.${act}`),
    );
    expect(await lines('item=others')).toEqual([]);
  });
});
