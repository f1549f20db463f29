import type { MigrationCheck } from '../../server/contract/administration.js';
import type { Definition, DefinitionRow } from '../../server/contract/definitions.js';
import type { ApiError } from '../../server/contract/errors.js';
import type { FormField } from '../../server/contract/forms.js';
import type { ItemList } from '../../server/contract/items.js';
import type { Page } from '../../server/contract/list.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reason = '调整';

describe.each(databases)('publishing on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let key: string;
  let path: string;
  let next = 0;

  const step = (id: string, number: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: number }]);
  const bpmn = (second: string) =>
    drawing(
      key,
      [begin(), apply(), step('check', '2007000023'), step(second, '1998000101'), end()],
      [`begin -> apply -> check -> ${second} -> end`],
    );

  beforeAll(async () => {
    server = await startServer(dialect);
    [admin, applicant, reviewer, head] = (await Promise.all(
      ['admin', '2003000053', '2007000023', '1998000101'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    key = `published-${++next}`;
    path = `/api/definitions/${key}`;
    await deploy(server, key, content(bpmn('decide')));
  });

  const get = async () => (await admin.get<Definition>(path)).body;
  async function draft(second = 'sign'): Promise<number> {
    const { revision } = await get();
    const saved = await admin.put<Definition>(`${path}/draft`, { revision, bpmn: bpmn(second) });
    return saved.body.revision;
  }
  const soon = () => new Date(Date.now() + 3_600_000).toISOString();
  /** Lets what is published for later be due now. */
  async function elapse(): Promise<void> {
    const now = toSqlTime(new Date());
    await server.database.transaction((tx) => tx.execute("update job set due_at = ? where kind = 'publish'", [now]));
  }
  const published = (version: number) =>
    eventually(async () => {
      const definition = await get();
      return definition.versions.some((one) => one.version === version) ? definition : null;
    });
  const actions = async () =>
    (
      await server.database.query<{ action: string }>('select action from audit_log where item_key = ? order by id', [
        key,
      ])
    ).map(({ action }) => action);

  it('makes a version effective at its time; until then the draft can be edited on', async () => {
    const revision = await draft();
    const effectiveAt = soon();
    const scheduled = await admin.post<Definition>(`${path}/publish`, { revision, note: '下周起', effectiveAt });
    expect(scheduled).toMatchObject({
      status: 200,
      body: {
        isDraft: true,
        versions: [{ version: 1 }],
        publication: { status: 'scheduled', effectiveAt, note: '下周起' },
      },
    });
    const list = await admin.get<Page<DefinitionRow>>(`/api/definitions?q=${key}`);
    expect(list.body.rows).toMatchObject([{ key, effectiveAt }]);
    await elapse();
    expect(await published(2)).toMatchObject({
      isDraft: false,
      publication: null,
      versions: [{ version: 2, note: '下周起', publishedBy: '陆景行' }, { version: 1 }],
    });
    expect(await actions()).toEqual([
      'definition.publish',
      'definition.edit',
      'definition.schedule',
      'definition.publish',
    ]);
  });

  it('keeps what was edited after it was published for later', async () => {
    const revision = await draft();
    await admin.post(`${path}/publish`, { revision, note: '', effectiveAt: soon() });
    await draft('later');
    await elapse();
    const definition = await published(2);
    expect(definition).toMatchObject({ isDraft: true, basedOn: 2 });
    expect(definition.bpmn).toContain('later');
    const { body } = await admin.get<{ bpmn: string }>(`${path}/versions/2`);
    expect(body.bpmn).toContain('sign');
  });

  it('can be called off, and is replaced by what is published after it', async () => {
    const revision = await draft();
    await admin.post(`${path}/publish`, { revision, note: '', effectiveAt: soon() });
    expect(await applicant.delete(`${path}/publication`)).toMatchObject({ status: 403 });
    expect(await admin.delete(`${path}/publication`)).toMatchObject({ status: 200 });
    expect(await get()).toMatchObject({ publication: null, isDraft: true });
    expect(await admin.delete(`${path}/publication`)).toMatchObject({ status: 409 });

    await admin.post(`${path}/publish`, { revision, note: '晚', effectiveAt: soon() });
    await admin.post(`${path}/publish`, { revision, note: '现在' });
    await elapse();
    expect(await get()).toMatchObject({ publication: null, versions: [{ version: 2, note: '现在' }, { version: 1 }] });
    await eventually(async () => {
      const left = await server.database.query("select id from job where kind = 'publish'");
      return left.length === 0 ? left : null;
    });
    expect((await get()).versions).toHaveLength(2);
  });

  it('says why what was published for later could not become a version', async () => {
    const revision = await draft();
    await admin.post(`${path}/publish`, { revision, note: '', effectiveAt: soon() });
    await server.database.transaction((tx) =>
      tx.execute(
        "update publication set content = replace(content, 'library-it', 'no-such-office') where definition_key = ?",
        [key],
      ),
    );
    await elapse();
    const failed = await eventually(async () => {
      const definition = await get();
      return definition.publication?.status === 'failed' ? definition : null;
    });
    expect(failed).toMatchObject({ isDraft: true, publication: { message: expect.stringContaining('部门') } });
    expect(failed.versions).toHaveLength(1);
  });

  it('refuses a time that is past, and a draft that cannot run', async () => {
    const revision = await draft();
    const past = new Date(Date.now() - 1000).toISOString();
    expect(await admin.post<ApiError>(`${path}/publish`, { revision, note: '', effectiveAt: past })).toMatchObject({
      status: 422,
      body: { message: expect.stringMatching(/晚于现在/) },
    });
    expect(await get()).toMatchObject({ isDraft: true, publication: null });
  });

  it('refuses an item that takes its rating from a field without scores', async () => {
    const drawn = await get();
    const publishing = async (ratingField: string, since: number) => {
      const item = { ...drawn.item, ratingField };
      const saved = await admin.put<Definition>(`${path}/draft`, { revision: since, item });
      return admin.post<ApiError & Definition>(`${path}/publish`, { revision: saved.body.revision, note: '' });
    };
    const refused = { status: 422, body: { code: 'definition.invalid' } };
    expect(await publishing('nowhere', drawn.revision)).toMatchObject(refused);
    expect(await publishing('reason', (await get()).revision)).toMatchObject(refused);
    const scored: FormField = { key: 'score', label: '评分', type: 'radio', options: [{ value: '5', label: '满意' }] };
    const form = { ...drawn.form, sections: [...drawn.form.sections, { key: 'end', title: '评价', fields: [scored] }] };
    await admin.put(`${path}/draft`, { revision: (await get()).revision, form });
    expect((await publishing('score', (await get()).revision)).status).toBe(200);
  });

  it('takes running cases along by a plan that was tried on the draft', async () => {
    const { id } = await submitNew(applicant, key, { reason });
    const { id: other } = await submitNew(applicant, key, { reason });
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`);
    await taskIn(head, id);
    const revision = await draft('sign');
    const proposed = await admin.post<MigrationCheck>(`${path}/migrations/check`, { from: 1, to: null });
    expect(proposed).toMatchObject({ status: 200, body: { cases: 2, movable: 1 } });
    // case by case, what cannot go first
    expect(proposed.body.results).toMatchObject([
      { instanceId: id, currentSteps: ['decide'], isMovable: false, problems: [{ severity: 'error' }] },
      { instanceId: other, currentSteps: ['check'], isMovable: true },
    ]);
    const plan = { elements: { ...proposed.body.plan.elements, decide: 'sign' } };
    const tried = await admin.post<MigrationCheck>(`${path}/migrations/check`, { from: 1, to: null, plan });
    expect(tried.body).toMatchObject({ movable: 2 });
    expect(await get()).toMatchObject({ versions: [{ version: 1, runningCount: 2 }] });
    await admin.post(`${path}/publish`, { revision, note: '', migrations: [{ from: 1, plan }] });
    await eventually(async () => {
      const { versions } = await get();
      return versions[0]?.runningCount === 2 ? versions : null;
    });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'sign' });
    await taskIn(reviewer, other);
  });

  it('moves chosen cases alone', async () => {
    const [one, two] = [await submitNew(applicant, key, { reason }), await submitNew(applicant, key, { reason })];
    await admin.post(`${path}/publish`, { revision: await draft('sign'), note: '' });
    const chosen = { from: 1, to: 2, instanceIds: [one.id] };
    const { body } = await admin.post<MigrationCheck>(`${path}/migrations/check`, chosen);
    expect(body).toMatchObject({ cases: 1, checked: 1, movable: 1 });
    await admin.post(`${path}/migrations`, { ...chosen, plan: body.plan, reason });
    await eventually(async () => ((await get()).versions[0]?.runningCount === 1 ? true : null));
    const rows = await server.database.query<{ id: string; definition_version: number }>(
      'select id, definition_version from instance where item_key = ?',
      [key],
    );
    expect(new Map(rows.map((row) => [row.id, row.definition_version]))).toEqual(
      new Map([
        [one.id, 2],
        [two.id, 1],
      ]),
    );
  });

  it('rolls back to an earlier version; the draft and running cases stay', async () => {
    await admin.post(`${path}/publish`, { revision: await draft('sign'), note: '' });
    const { id } = await submitNew(applicant, key, { reason });
    await draft('third');
    expect(await applicant.post(`${path}/roll-back`, { version: 1 })).toMatchObject({ status: 403 });
    expect(await admin.post(`${path}/roll-back`, { version: 2 })).toMatchObject({ status: 409 });
    expect(await admin.post(`${path}/roll-back`, { version: 9 })).toMatchObject({ status: 404 });
    const rolled = await admin.post<Definition>(`${path}/roll-back`, { version: 1, note: '' });
    expect(rolled).toMatchObject({
      status: 200,
      body: { isDraft: true, versions: [{ version: 3, note: '回退到版本 1' }, { runningCount: 1 }, {}] },
    });
    expect(rolled.body.bpmn).toContain('third');
    expect((await admin.get<{ bpmn: string }>(`${path}/versions/3`)).body.bpmn).toContain('decide');
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`);
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'sign' });
    expect(await actions()).toContain('definition.rollBack');
  });

  it('takes an item off the hall: nobody can begin, running cases go on, and back again', async () => {
    const { id } = await submitNew(applicant, key, { reason });
    const listed = async () => (await applicant.get<ItemList>('/api/items')).body.rows.some((item) => item.key === key);
    expect(await listed()).toBe(true);
    expect(await admin.post(`${path}/suspend`, { reason })).toMatchObject({ status: 200 });
    expect(await get()).toMatchObject({ isSuspended: true });
    expect(await listed()).toBe(false);
    expect(await applicant.post<ApiError>('/api/applications', { itemKey: key })).toMatchObject({
      status: 409,
      body: { code: 'item.suspended' },
    });
    await admin.post(`${path}/publish`, { revision: await draft('sign'), note: '' });
    expect(await listed()).toBe(false);
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`);
    await taskIn(head, id);
    await admin.post(`${path}/resume`, { reason });
    expect(await listed()).toBe(true);
    await submitNew(applicant, key, { reason });
    expect(await actions()).toEqual(expect.arrayContaining(['definition.suspend', 'definition.resume']));
  });
});
