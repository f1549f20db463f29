import type { MigrationCheck, MigrationProgress } from '../../server/contract/administration.js';
import type { Application } from '../../server/contract/applications.js';
import type { FormField } from '../../server/contract/forms.js';
import { firstBrokenCommand } from '../../server/instances/command-log.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, choice, content, deploy, drawing, end, user } from '../support/small-definition.js';
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
    const moved = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(moved.currentSteps).toEqual(['review']);
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

  it('take along what was filled in: under the new key of a field, and where only the new version reads it', async () => {
    const key = 'fields-move';
    const reason = { key: 'reason', label: '事由', type: 'text', maxLength: 100 } as const;
    const kind = { key: 'kind', label: '类别', type: 'text', maxLength: 20 } as const;
    const note = { key: 'note', label: '备注', type: 'text', maxLength: 20 } as const;
    const days = (name: string) => ({ key: name, label: '天数', type: 'number' }) as const;
    const steps = [begin(), apply(), reviewing('check'), end()];
    const first = drawing(key, steps, ['begin -> apply -> check -> end']);
    await deploy(server, key, content(first, [reason, days('tianShu'), kind, note]));
    const { id } = await submitNew(applicant, key, { reason: '长', tianShu: 5, kind: '甲', note: '留' });

    const second = drawing(
      key,
      [...steps, choice('which', 'which_end'), heading('decide')],
      ['begin -> apply -> check -> which -> decide -> end', 'which -> end'],
      [],
      { conditions: { which_decide: 'days > 3 and kind = "甲"' } },
    );
    await deploy(server, key, content(second, [reason, days('days'), kind]));
    const path = `/api/definitions/${key}/migrations`;
    const { body: checked } = await admin.post<MigrationCheck>(`${path}/check`, { from: 1, to: 2 });
    expect(checked).toMatchObject({ movable: 1, plan: { fields: { tianShu: 'days' } } });
    expect(checked.fields).toEqual([
      { key: 'tianShu', label: '天数', cases: 1, choices: [{ key: 'days', label: '天数' }] },
      { key: 'note', label: '备注', cases: 1, choices: [] },
    ]);

    const move = { from: 1, to: 2, plan: checked.plan, reason: '新版本' };
    const misplaced = { ...move, plan: { ...checked.plan, fields: { tianShu: 'reason' } } };
    for (const to of [path, `${path}/check`])
      expect(await admin.post(to, misplaced)).toMatchObject({
        status: 422,
        body: { code: 'migration.fieldMisplaced', message: expect.stringContaining('「天数」不能对应到「事由」') },
      });
    const { body: started } = await admin.post<{ id: string }>(path, move);
    await eventually(async () => {
      const { body } = await admin.get<MigrationProgress>(`/api/migrations/${started.id}`);
      return body.status === 'done' && body.migrated === 1 ? body : null;
    });
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.form.data).toMatchObject({ days: 5, kind: '甲' });
    const task = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'decide' });
    expect(await firstBrokenCommand(server.database, id)).toBeNull();
  });

  it('take along the cells of a column that is called otherwise, also for what the process read of them before', async () => {
    const key = 'columns-move';
    const reason = { key: 'reason', label: '事由', type: 'text', maxLength: 100 } as const;
    const goods = (count: string): FormField => ({
      ...{ key: 'goods', label: '物品', type: 'table' },
      columns: [
        { key: 'name', label: '名称', type: 'text' },
        { key: count, label: '数量', type: 'number' },
      ],
    });
    const version = (count: string, limit: number) =>
      content(
        drawing(
          key,
          [begin(), apply(), reviewing('check'), end(), choice('which', 'which_end'), heading('decide')],
          ['begin -> apply -> check -> which -> decide -> end', 'which -> end'],
          [],
          { conditions: { which_decide: `sum(goods.${count}) > ${limit}` } },
        ),
        [reason, goods(count)],
      );
    await deploy(server, key, version('qty', 100));
    const { id } = await submitNew(applicant, key, {
      reason: '搬',
      goods: [
        { name: '桌', qty: 5 },
        { name: '椅', qty: 1 },
      ],
    });
    await deploy(server, key, version('number', 3));

    const path = `/api/definitions/${key}/migrations`;
    const { body: checked } = await admin.post<MigrationCheck>(`${path}/check`, { from: 1, to: 2 });
    expect(checked).toMatchObject({ movable: 1, plan: { fields: { 'goods.qty': 'goods.number' } } });
    expect(checked.fields).toEqual([
      {
        ...{ key: 'goods.qty', label: '物品 · 数量', cases: 1 },
        choices: [{ key: 'goods.number', label: '物品 · 数量' }],
      },
    ]);
    const misplaced = {
      from: 1,
      to: 2,
      plan: { ...checked.plan, fields: { 'goods.qty': 'goods.name' } },
      reason: '新',
    };
    expect(await admin.post(path, misplaced)).toMatchObject({
      status: 422,
      body: { code: 'migration.fieldMisplaced', message: expect.stringContaining('「数量」不能对应到「名称」') },
    });
    const { body: started } = await admin.post<{ id: string }>(path, {
      from: 1,
      to: 2,
      plan: checked.plan,
      reason: '新',
    });
    await eventually(async () => {
      const { body } = await admin.get<MigrationProgress>(`/api/migrations/${started.id}`);
      return body.status === 'done' && body.migrated === 1 ? body : null;
    });
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.form.data['goods']).toEqual([
      { name: '桌', number: 5 },
      { name: '椅', number: 1 },
    ]);
    const task = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'decide' });
    expect(await firstBrokenCommand(server.database, id)).toBeNull();
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
