import type { Application } from '../../server/contract/applications.js';
import type { SavedTaskDraft, TaskDetail } from '../../server/contract/tasks.js';
import { UnusedFiles } from '../../server/files/unused-files.js';
import { forgetEndedDrafts } from '../../server/instances/drafts.service.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const bpmn = drawing('limits', [begin(), apply(), end()], ['begin -> apply -> end']);
const writing = drawing(
  'writing',
  [
    begin(),
    apply(),
    user('check', { mode: 'single', defaultRight: 'write' }, [{ kind: 'person', value: '2007000023' }]),
    end(),
  ],
  ['begin -> apply -> check -> end'],
);

const both = [
  { kind: 'person', value: '2007000023' },
  { kind: 'person', value: '1987000009' },
];
const shared = drawing(
  'shared',
  [
    begin(),
    apply(),
    user('check', { mode: 'single', defaultRight: 'write' }, both, [{ name: 'forward', enabled: 'true' }]),
    end(),
  ],
  ['begin -> apply -> check -> end'],
);

describe.each(databases)('存稿 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  let head: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(
      server,
      'limits',
      content(bpmn, [
        { key: 'reason', label: '事由', type: 'text', maxLength: 5 },
        { key: 'count', label: '数量', type: 'number', max: 10, precision: 0 },
        { key: 'amount', label: '金额', type: 'money', max: 100_000 },
        { key: 'days', label: '起止', type: 'dateRange' },
      ]),
    );
    await deploy(server, 'writing', content(writing));
    await deploy(
      server,
      'shared',
      content(shared, [
        { key: 'reason', label: '事由', type: 'text' },
        { key: 'proof', label: '材料', type: 'attachment' },
      ]),
    );
    [applicant, reviewer, colleague, head] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', '1998000101'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const beyond = { reason: '六个字太长了', count: 12.5, amount: 200_000, days: ['2026-12-02', '2026-12-01'] };

  it('keeps what is beyond a limit, and names all of it at submission', async () => {
    const id = await createDraft(applicant, 'limits');
    const saved = await applicant.put<Application>(`/api/applications/${id}`, { data: beyond });
    expect([saved.status, saved.body.form.data]).toEqual([200, beyond]);
    const { status, body } = await applicant.post<{ details: { path: string }[] }>(`/api/applications/${id}/submit`, {
      data: beyond,
    });
    expect(status).toBe(422);
    expect(body.details.map(({ path }) => path).sort()).toEqual(['amount', 'count', 'days', 'reason']);
  });

  it('is not written over by a page that saw an older state of it', async () => {
    const created = await applicant.post<Application>('/api/applications', {
      itemKey: 'limits',
      data: { reason: '一' },
    });
    const { id, updatedAt } = created.body;
    const first = await applicant.put<Application>(`/api/applications/${id}`, {
      data: { reason: '二' },
      basedOn: updatedAt,
    });
    expect(first.status).toBe(200);
    const stale = await applicant.put(`/api/applications/${id}`, { data: { reason: '三' }, basedOn: updatedAt });
    expect(stale).toMatchObject({ status: 409, body: { code: 'draft.changed' } });
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.form.data).toMatchObject({
      reason: '二',
    });
    const next = await applicant.put(`/api/applications/${id}`, {
      data: { reason: '四' },
      basedOn: first.body.updatedAt,
    });
    expect(next.status).toBe(200);
  });

  it('lets one of two that save at once through', async () => {
    const { id, updatedAt } = (await applicant.post<Application>('/api/applications', { itemKey: 'limits', data: {} }))
      .body;
    const answers = await Promise.all(
      ['甲', '乙'].map((reason) => applicant.put(`/api/applications/${id}`, { data: { reason }, basedOn: updatedAt })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  describe('at a step', () => {
    async function opened(): Promise<string> {
      const { id } = await submitNew(applicant, 'writing', { reason: '一' });
      return `/api/tasks/${(await taskIn(reviewer, id)).id}`;
    }
    async function upload(who: ApiClient): Promise<string> {
      const form = new FormData();
      form.append('file', new Blob(['证明']), '证明.txt');
      return (await who.post<{ id: string }>('/api/files', form)).body.id;
    }
    const detail = async (task: string) => (await reviewer.get<TaskDetail>(task)).body;
    const save = (task: string, reason: string, basedOn?: string | null) =>
      reviewer.put<SavedTaskDraft>(`${task}/draft`, { data: { reason }, basedOn });

    it('is not written over by a page that saw an older state of it', async () => {
      const task = await opened();
      expect((await detail(task)).draftVersion).toBeNull();
      const first = await save(task, '二', null);
      expect(first.status).toBe(200);
      expect((await detail(task)).draftVersion).toBe(first.body.draftVersion);
      const stale = await save(task, '三', null);
      expect(stale).toMatchObject({ status: 409, body: { code: 'draft.changed' } });
      expect((await detail(task)).form.data).toMatchObject({ reason: '二' });
      expect((await save(task, '四', first.body.draftVersion)).status).toBe(200);
      expect((await save(task, '五', first.body.draftVersion)).status).toBe(409);
      expect((await detail(task)).form.data).toMatchObject({ reason: '四' });
    });

    it('lets one of two that save at once through', async () => {
      const task = await opened();
      const answers = await Promise.all(['甲', '乙'].map((reason) => save(task, reason, null)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('is each handler’s own: of a task that several may claim, and of one that is handed on', async () => {
      const { id } = await submitNew(applicant, 'shared', { reason: '一' });
      const task = `/api/tasks/${(await taskIn(reviewer, id)).id}`;
      const proof = await upload(reviewer);
      const kept = { data: { reason: '二', proof: [proof] }, basedOn: null };
      expect((await reviewer.put(`${task}/draft`, kept)).status).toBe(200);
      const other = (await colleague.get<TaskDetail>(task)).body;
      expect([other.draftVersion, other.form.data]).toEqual([null, { reason: '一' }]);
      expect((await colleague.put(`${task}/draft`, { data: { reason: '三' }, basedOn: null })).status).toBe(200);
      expect((await detail(task)).form.data).toMatchObject({ reason: '二', proof: [proof] });

      await server.app.get(UnusedFiles).remove(new Date(Date.now() + 4 * 24 * 3600 * 1000));
      expect((await reviewer.get(`/api/files/${proof}`)).status).toBe(200);

      await reviewer.post(`${task}/forward`, { to: 'person-1998000101' });
      const handed = (await head.get<TaskDetail>(task)).body;
      expect([handed.draftVersion, handed.form.data]).toEqual([null, { reason: '一' }]);
      expect((await head.post(`${task}/complete`, { data: handed.form.data })).status).toBe(200);
      await forgetEndedDrafts(server.database);
      expect(await server.database.query('select task_id from task_draft where task_id = ?', [task.slice(11)])).toEqual(
        [],
      );
    });

    it('is kept whatever was there for who does not say what it is based on', async () => {
      const task = await opened();
      for (const reason of ['二', '三']) expect((await save(task, reason)).status).toBe(200);
      expect((await detail(task)).form.data).toMatchObject({ reason: '三' });
    });
  });
});
