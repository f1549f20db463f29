import type { MigrationCheck, MigrationProgress } from '../../server/contract/administration.js';
import type { Application } from '../../server/contract/applications.js';
import { firstBrokenCommand } from '../../server/instances/command-log.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reason = '新版本';

describe.each(databases)('cases that go over to another version on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  const reviewing = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
  const heading = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
    const first = drawing('moves', [begin(), apply(), reviewing('check'), end()], ['begin -> apply -> check -> end']);
    await deploy(server, 'moves', content(first));
  });
  afterAll(() => server.close());

  it('are checked first, then moved one by one, and go on by the new version', async () => {
    const ids: string[] = [];
    for (const text of ['一', '二', '三']) ids.push((await submitNew(applicant, 'moves', { reason: text })).id);
    await admin.post(`/api/instances/${ids[2]}/suspend`, { reason });
    const second = drawing(
      'moves',
      [begin(), apply(), reviewing('review'), heading('decide'), end()],
      ['begin -> apply -> review -> decide -> end'],
    );
    await deploy(server, 'moves', content(second));
    const path = '/api/definitions/moves/migrations';
    expect(await applicant.post(`${path}/check`, { from: 1, to: 2 })).toMatchObject({ status: 403 });
    expect(await admin.post(`${path}/check`, { from: 1, to: 1 })).toMatchObject({ status: 422 });
    const proposed = await admin.post<MigrationCheck>(`${path}/check`, { from: 1, to: 2 });
    expect(proposed.body).toMatchObject({ cases: 3, checked: 3, movable: 0 });
    expect(proposed.body.problems).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'migration.unmapped', elementId: 'check', cases: 3 }),
    );
    const plan = { elements: { ...proposed.body.plan.elements, check: 'review' } };
    const checked = await admin.post<MigrationCheck>(`${path}/check`, { from: 1, to: 2, plan });
    expect(checked.body).toMatchObject({ movable: 3 });

    const started = await admin.post<{ id: string }>(path, { from: 1, to: 2, plan, reason });
    expect(started.status).toBe(201);
    const progress = await eventually(async () => {
      const { body } = await admin.get<MigrationProgress>(`/api/migrations/${started.body.id}`);
      return body.status === 'done' ? body : null;
    });
    expect(progress).toMatchObject({ total: 3, migrated: 3, failed: 0, failures: [] });

    const [id = ''] = ids;
    const task = await taskIn(reviewer, id);
    expect(task).toMatchObject({ stepName: 'review' });
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
    await taskIn(head, id);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.find(({ state }) => state === 'migrated')).toMatchObject({
      opinion: expect.stringContaining('1 → 2'),
    });
    expect(await firstBrokenCommand(server.database, id)).toBeNull();
    const rows = await server.database.query<{ status: string; definition_version: number }>(
      'select status, definition_version from instance where id = ?',
      [ids[2] ?? ''],
    );
    expect(rows).toMatchObject([{ status: 'suspended', definition_version: 2 }]);
  });

  it('stay as they are, each for itself, when they cannot go', async () => {
    const { id, serialNumber } = await submitNew(applicant, 'moves', { reason: '不能' });
    await taskIn(reviewer, id);
    const started = await admin.post<{ id: string }>('/api/definitions/moves/migrations', {
      ...{ from: 2, to: 1, reason },
      plan: { elements: { apply: 'apply' } },
    });
    const progress = await eventually(async () => {
      const { body } = await admin.get<MigrationProgress>(`/api/migrations/${started.body.id}`);
      return body.status === 'done' ? body : null;
    });
    expect(progress.migrated).toBe(0);
    expect(progress.failures.map((one) => one.serialNumber)).toContain(serialNumber);
    const task = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
  });
});
