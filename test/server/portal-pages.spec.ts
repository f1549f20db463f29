import type { ApplicationRow, ApplicationForm } from '../../server/contract/applications.js';
import type { Definition } from '../../server/contract/definitions.js';
import type { Page } from '../../server/contract/list.js';
import type { Download, ManagedNotice, Notice } from '../../server/contract/notices.js';
import type { Profile, Phrases } from '../../server/contract/profile.js';
import type { Rating } from '../../server/contract/ratings.js';
import type { TaskCounts, TaskRow } from '../../server/contract/tasks.js';
import type { ItemChoices, ItemDetail } from '../../server/contract/items.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const check = (extra: object = {}) =>
  drawing(
    'check-it',
    [
      begin(),
      apply(),
      user(
        'check',
        { mode: 'single', ...extra },
        [{ kind: 'person', value: '2007000023' }],
        [
          { name: 'forward', enabled: 'true' },
          { name: 'copy', enabled: 'true' },
        ],
      ),
      end(),
    ],
    ['begin -> apply -> check -> end'],
  );

interface Problem {
  code: string;
  message: string;
}

describe.each(databases)('what the portal shows on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    await deploy(server, 'check-it', content(check()));
    await deploy(server, 'in-time', content(check({ dueAfter: 'PT0.2S' })));
    [applicant, reviewer, colleague, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', 'admin'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const tasks = async (client: ApiClient, query: string) =>
    (await client.get<Page<TaskRow>>(`/api/tasks?${query}`)).body;
  const cases = async (client: ApiClient, query: string) =>
    (await client.get<Page<ApplicationRow>>(`/api/applications?${query}`)).body;
  const counts = async (client: ApiClient) => (await client.get<TaskCounts>('/api/tasks/counts')).body;
  async function finished(reason = '办完'): Promise<string> {
    const { id } = await submitNew(applicant, 'check-it', { reason });
    const task = await taskIn(reviewer, id);
    expect((await reviewer.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    return id;
  }

  it('shows a new form without keeping anything, and keeps what is written first', async () => {
    const before = (await counts(applicant)).drafts;
    const { body } = await applicant.get<ApplicationForm>('/api/applications/new?itemKey=check-it');
    expect(body).toMatchObject({ itemKey: 'check-it', serialNumber: null, diagram: { definitionKey: 'check-it' } });
    expect((await counts(applicant)).drafts).toBe(before);
    const made = await applicant.post<{ id: string; form: { data: object } }>('/api/applications', {
      itemKey: 'check-it',
      data: { reason: '第一个字' },
    });
    expect(made).toMatchObject({ status: 201, body: { form: { data: { reason: '第一个字' } } } });
    expect((await counts(applicant)).drafts).toBe(before + 1);
    expect((await applicant.get<Problem>('/api/applications/new?itemKey=nothing')).status).toBe(404);
  });

  it('fills a new form with the answers of an own case, of nobody else’s', async () => {
    const { id } = await submitNew(applicant, 'check-it', { reason: '再来一次' });
    const again = await applicant.get<ApplicationForm>(`/api/applications/new?itemKey=check-it&from=${id}`);
    expect(again.body.form.data).toMatchObject({ reason: '再来一次' });
    expect((await reviewer.get<Problem>(`/api/applications/new?itemKey=check-it&from=${id}`)).status).toBe(404);
  });

  it('lists what I gave to others with who has it now', async () => {
    const { id } = await submitNew(applicant, 'check-it', { reason: '转办' });
    const task = await taskIn(reviewer, id);
    await reviewer.post(`/api/tasks/${task.id}/forward`, { to: 'person-1987000009' });
    const list = await tasks(reviewer, 'box=forwarded');
    expect(list.rows[0]).toMatchObject({ id: task.id, handler: { id: 'person-1987000009', number: '1987000009' } });
    expect(list.total).toBe((await counts(reviewer)).forwarded);
    expect((await tasks(colleague, 'box=forwarded')).rows).toEqual([]);
  });

  it('narrows, turns round and pages 待办 by keyset', async () => {
    const made = [];
    for (const reason of ['甲', '乙', '丙']) made.push((await submitNew(applicant, 'check-it', { reason })).id);
    const filter = 'box=todo&item=check-it&applicant=2003000053&status=assigned';
    const newest = (await tasks(reviewer, `${filter}&limit=100`)).rows.map(({ applicationId }) => applicationId);
    expect(newest.slice(0, 3)).toEqual([...made].reverse());
    const paged: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Page<TaskRow> = await tasks(reviewer, `${filter}&sort=oldest&limit=2${next && `&after=${next}`}`);
      paged.push(...page.rows.map(({ applicationId }) => applicationId));
      next = page.next;
    }
    expect(paged).toEqual([...newest].reverse());
    expect((await tasks(reviewer, 'box=todo&applicant=nobody')).rows).toEqual([]);
    expect((await tasks(reviewer, 'box=todo&item=check-it&status=offered')).rows).toEqual([]);
  });

  it('lists 待办 by what is due first, and what has no limit behind it, page by page', async () => {
    const both = [2007000023, 1987000009].map((value) => ({ kind: 'person', value: String(value) }));
    const step = (dueAfter?: string) => user('check', { mode: 'single', ...(dueAfter && { dueAfter }) }, both);
    const shape = ['begin -> apply -> check -> end'];
    const named = { soon: 'P1D', later: 'P2D', whenever: undefined };
    for (const [key, dueAfter] of Object.entries(named))
      await deploy(server, key, content(drawing(key, [begin(), apply(), step(dueAfter), end()], shape)));
    const ids: Record<string, string> = {};
    for (const name of ['whenever', 'later', 'soon', 'later', 'whenever', 'soon'])
      ids[`${name}${ids[name] === undefined ? '' : 2}`] = (await submitNew(applicant, name, { reason: name })).id;
    const mine = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const inPages = async (limit: number) => {
      const names: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const position = next && `&after=${encodeURIComponent(next)}`;
        const page: Page<TaskRow> = await tasks(reviewer, `box=todo&sort=due&limit=${limit}${position}`);
        names.push(...page.rows.flatMap(({ applicationId }) => mine.get(applicationId) ?? []));
        next = page.next;
      }
      return names;
    };
    const wanted = ['soon', 'soon2', 'later', 'later2', 'whenever', 'whenever2'];
    for (const limit of [1, 2, 5, 100]) expect(await inPages(limit)).toEqual(wanted);
    // claimed, and given back: they stay in their places
    for (const act of ['claim', 'release'])
      for (const name of ['later', 'whenever']) {
        const task = await taskIn(reviewer, ids[name] ?? '');
        expect((await reviewer.post(`/api/tasks/${task.id}/${act}`)).status).toBe(200);
        expect(await inPages(2)).toEqual(wanted);
      }
  });

  it('offers to narrow lists by their own items, and to be stood in for, whether or not they can be started', async () => {
    const forStudents = content(check());
    await deploy(server, 'for-students', { ...forStudents, item: { ...forStudents.item, audiences: ['student'] } });
    const student = await server.signIn('202401001');
    await submitNew(student, 'for-students', { reason: '学生的' });
    const keys = async (client: ApiClient, path: string) =>
      (await client.get<ItemChoices>(`/api/${path}`)).body.rows.map(({ key }) => key);
    expect(await keys(student, 'applications/items?box=mine')).toEqual(['for-students']);
    expect(await keys(reviewer, 'tasks/items?box=todo')).toContain('for-students');
    expect(await keys(reviewer, 'tasks/items?box=done')).not.toContain('for-students');
    expect(await keys(colleague, 'tasks/items?box=todo')).not.toContain('for-students');
    // taken out of the hall: who has a task of it can still be stood in for, others not
    expect((await admin.post('/api/definitions/for-students/suspend', { reason: '改版' })).status).toBe(200);
    expect((await student.get<Problem>('/api/items/for-students')).status).toBe(404);
    expect(await keys(reviewer, 'tasks/items?box=todo')).toContain('for-students');
    expect(await keys(reviewer, 'delegations/items')).toEqual(expect.arrayContaining(['check-it', 'for-students']));
    expect(await keys(colleague, 'delegations/items')).not.toContain('for-students');
    expect(await keys(student, 'delegations/items')).not.toContain('directed-document');
  });

  it('narrows 我的申请 to what came back, which is 处理中 no more', async () => {
    const wanted = { reason: '事由' };
    const [back, forth] = [
      await submitNew(applicant, 'check-it', wanted),
      await submitNew(applicant, 'check-it', wanted),
    ];
    const task = await taskIn(reviewer, back.id);
    expect((await reviewer.post(`/api/tasks/${task.id}/return`, { opinion: '请补充' })).status).toBe(200);
    const ids = async (status: string) =>
      (await cases(applicant, `box=mine&limit=100&status=${status}`)).rows.map(({ id }) => id);
    expect(await ids('returned')).toEqual([back.id]);
    expect(await ids('running')).toContain(forth.id);
    expect(await ids('running')).not.toContain(back.id);
  });

  it('narrows 已完成 by what was done', async () => {
    const id = await finished();
    const approved = (await tasks(reviewer, 'box=done&status=approved')).rows.map(({ applicationId }) => applicationId);
    expect(approved).toContain(id);
    const returned = (await tasks(reviewer, 'box=done&status=returned')).rows.map(({ applicationId }) => applicationId);
    expect(returned).not.toContain(id);
  });

  it('brings a case whose step took too long to whoever answers for the item', async () => {
    const [head] = await server.database.query<{ number: string }>(
      `select p.number from person p join department_head h on h.person_id = p.id
       join department d on d.id = h.department_id where d.code = 'library-it'`,
    );
    const supervisor = await server.signIn(head?.number ?? '');
    const { id } = await submitNew(applicant, 'in-time', { reason: '要快' });
    const supervised = await eventually(async () =>
      (await cases(supervisor, 'box=supervised')).rows.find((row) => row.id === id),
    );
    expect(supervised).toMatchObject({ status: 'running' });
    expect((await counts(supervisor)).supervised).toBeGreaterThan(0);
    expect((await tasks(reviewer, 'box=todo&status=overdue')).rows.map((row) => row.applicationId)).toContain(id);
    expect((await cases(colleague, 'box=supervised')).rows).toEqual([]);
    const task = await taskIn(reviewer, id);
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    expect((await cases(supervisor, 'box=supervised')).rows.map((row) => row.id)).not.toContain(id);
  });

  it('takes one rating per ended case, from its applicant, and the item follows', async () => {
    const running = (await submitNew(applicant, 'check-it', { reason: '还没完' })).id;
    const first = await finished();
    const second = await finished();
    const rate = (id: string, body: object, client = applicant) =>
      client.post<Problem>(`/api/applications/${id}/rate`, body);
    expect((await rate(running, { score: 5 })).body.code).toBe('rating.notEnded');
    expect((await rate(first, { score: 6 })).status).toBe(400);
    expect((await rate(first, { score: 5 }, reviewer)).status).toBe(404);
    const answers = await Promise.all([rate(first, { score: 4, comment: '很快' }), rate(first, { score: 1 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await rate(second, { score: 5, comment: '不留名', isAnonymous: true })).status).toBe(204);
    const given = (await cases(applicant, 'box=mine&limit=100')).rows.find((row) => row.id === second);
    expect(given).toMatchObject({ rating: 5 });
    expect(given?.actions).not.toContain('rate');
    const { rows, total } = (await applicant.get<Page<Rating>>('/api/items/check-it/ratings')).body;
    expect(total).toBe(2);
    expect(rows.map(({ personName }) => personName)).toContain(null);
    expect(JSON.stringify(rows)).not.toContain(second);
    const detail = await eventually(async () => {
      const { body } = await applicant.get<ItemDetail>('/api/items/check-it');
      return body.ratingCount === 2 && body;
    });
    expect(detail.ratingAverage).toBe(rows.reduce((sum, { score }) => sum + score, 0) / 2);
  });

  it('keeps 个人信息 and 常用意见', async () => {
    expect((await applicant.get<Profile>('/api/profile')).body).toMatchObject({ number: '2003000053', isActive: true });
    const { phone, email } = (await applicant.get<Profile>('/api/profile')).body;
    const before = { phone: phone ?? '', email: email ?? '' };
    const changed = { phone: '13800138000', email: 'a@zjart.example' };
    // also when it is sent twice, because the first answer was lost
    for (let sent = 0; sent < 2; sent++)
      expect((await applicant.put('/api/profile', { ...changed, before })).status).toBe(204);
    expect((await applicant.get<Profile>('/api/profile')).body).toMatchObject(changed);
    expect(await applicant.put('/api/profile', { phone: '12', before })).toMatchObject({
      ...{ status: 400, body: { message: '手机号的格式不对' } },
    });
    expect(await applicant.put('/api/profile', { email: 'nobody', before })).toMatchObject({
      ...{ status: 400, body: { message: '邮箱的格式不对' } },
    });
    const phrases = ['同意', '请补充材料', '同意'];
    expect((await applicant.put('/api/profile/phrases', { phrases })).status).toBe(204);
    expect((await applicant.get<Phrases>('/api/profile/phrases')).body.phrases).toEqual(['同意', '请补充材料']);
    expect((await reviewer.get<Phrases>('/api/profile/phrases')).body.phrases).toEqual([]);
  });

  it('loses no contact details that two pages change at once', async () => {
    const kept = async () => {
      const { phone, email } = (await applicant.get<Profile>('/api/profile')).body;
      return { phone: phone ?? '', email: email ?? '' };
    };
    const before = await kept();
    const save = (change: object) => applicant.put<Problem>('/api/profile', { ...change, before });
    // what was not touched is not written
    const both = await Promise.all([save({ phone: '13800138001' }), save({ email: 'b@zjart.example' })]);
    expect(both.map(({ status }) => status)).toEqual([204, 204]);
    expect(await kept()).toEqual({ phone: '13800138001', email: 'b@zjart.example' });
    expect(await save({ phone: '13800138002', email: 'b@zjart.example' })).toMatchObject({
      ...{ status: 409, body: { code: 'profile.changed' } },
      body: { message: expect.stringMatching(/^手机号已在别处改为 13800138001，您的修改还没有保存/) },
    });
    expect(await kept()).toEqual({ phone: '13800138001', email: 'b@zjart.example' });

    const now = await kept();
    const answers = await Promise.all(
      ['13800138003', '13800138004'].map((phone) => applicant.put('/api/profile', { phone, before: now })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const cleared = { phone: '', before: await kept() };
    expect((await applicant.put('/api/profile', cleared)).status).toBe(204);
    expect(await kept()).toEqual({ phone: '', email: 'b@zjart.example' });
  });

  it('shows notices that an administrator published, pinned ones first', async () => {
    expect((await applicant.post<Problem>('/api/notices', { title: '我说' })).status).toBe(403);
    const pinned = (await admin.post<{ id: string }>('/api/notices', { title: '置顶', isPinned: true })).body.id;
    const plain = (await admin.post<{ id: string }>('/api/notices', { title: '停机通知', text: '今晚 22 点' })).body.id;
    const { rows } = (await applicant.get<{ rows: Notice[] }>('/api/notices')).body;
    expect(rows.map(({ id }) => id)).toEqual([pinned, plain]);
    expect((await admin.put(`/api/notices/${plain}`, { title: '改期', text: '明晚', isPinned: false })).status).toBe(
      204,
    );
    expect((await applicant.get<Notice>(`/api/notices/${plain}`)).body).toMatchObject({ title: '改期', text: '明晚' });
    expect((await admin.delete(`/api/notices/${plain}`)).status).toBe(204);
    expect((await applicant.get<Problem>(`/api/notices/${plain}`)).status).toBe(404);
  });

  it('shows a notice only in its period, to whom it is addressed, until it is withdrawn', async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 24 * 3600_000).toISOString().slice(0, 10);
    const publish = async (title: string, more: object) =>
      (await admin.post<{ id: string }>('/api/notices', { title, ...more })).body.id;
    const later = await publish('以后', { shownFrom: day(3) });
    const over = await publish('过去', { shownUntil: day(-3) });
    const students = await publish('致学生', { audiences: ['student'] });
    const now = await publish('现在', { shownFrom: day(-3), shownUntil: day(3), audiences: ['teacher', 'external'] });
    const shown = async () => (await applicant.get<{ rows: Notice[] }>('/api/notices')).body.rows.map(({ id }) => id);
    expect(await shown()).toContain(now);
    for (const hidden of [later, over, students]) {
      expect(await shown()).not.toContain(hidden);
      expect((await applicant.get(`/api/notices/${hidden}`)).status).toBe(404);
      expect((await admin.get(`/api/notices/${hidden}`)).status).toBe(200);
    }
    expect((await applicant.get('/api/notices/all')).status).toBe(403);
    const { rows, total } = (await admin.get<Page<ManagedNotice>>('/api/notices/all?limit=4')).body;
    expect(rows.map(({ title, state }) => `${title} ${state}`)).toEqual([
      '现在 shown',
      '致学生 shown',
      '过去 ended',
      '以后 scheduled',
    ]);
    expect(total).toBeGreaterThanOrEqual(4);
    expect((await admin.post(`/api/notices/${now}/withdraw`)).status).toBe(204);
    expect(await shown()).not.toContain(now);
    const [withdrawn] = (await admin.get<Page<ManagedNotice>>('/api/notices/all?q=现在')).body.rows;
    expect(withdrawn).toMatchObject({ id: now, state: 'withdrawn', audiences: ['teacher', 'external'] });
    await admin.put(`/api/notices/${now}`, { title: '又来了' });
    expect(await shown()).toContain(now);
    const refused = await admin.post<Problem>('/api/notices', { title: '错', shownFrom: day(2), shownUntil: day(1) });
    expect(refused.status).toBe(422);
    expect((await applicant.post(`/api/notices/${now}/withdraw`)).status).toBe(403);
  });

  it('offers the files of an item once it is published, and takes nobody else’s file for one', async () => {
    const upload = async (who: ApiClient, name: string) => {
      const form = new FormData();
      form.append('file', new Blob(['样表']), name);
      return (await who.request<{ id: string }>('POST', '/api/files', form)).body.id;
    };
    const key = 'with-files';
    const { body: created } = await admin.post<Definition>('/api/definitions', { key, name: '有附件' });
    const base = content(drawing(key, [begin(), apply(), end()], ['begin -> apply -> end']));
    const draft = (fileId: string, revision: number) =>
      admin.put<Definition>(`/api/definitions/${key}/draft`, {
        ...{ ...base, revision },
        item: { ...base.item, attachments: [{ name: '承诺书', fileId }] },
      });
    const foreign = await draft(await upload(applicant, '别人.txt'), created.revision);
    expect(foreign).toMatchObject({ status: 422, body: { code: 'definition.fileUnknown' } });
    const fileId = await upload(admin, '承诺书.txt');
    const { body: saved, status } = await draft(fileId, created.revision);
    expect(status).toBe(200);
    expect((await applicant.get(`/api/files/${fileId}`)).status).toBe(404);
    await admin.post(`/api/definitions/${key}/publish`, { revision: saved.revision });
    const { attachments } = (await applicant.get<ItemDetail>(`/api/items/${key}`)).body;
    expect(attachments).toEqual([{ name: '承诺书', fileId, fileName: '承诺书.txt', size: 6 }]);
    expect((await applicant.get<string>(`/api/files/${fileId}`)).body).toBe('样表');
  });

  it('offers files for download to everybody until they are taken back', async () => {
    const form = new FormData();
    form.append('file', new Blob(['内容']), '办事指南.txt');
    const { body: file } = await admin.request<{ id: string }>('POST', '/api/files', form);
    expect((await applicant.get(`/api/files/${file.id}`)).status).toBe(404);
    expect((await applicant.post('/api/downloads', { name: '指南', fileId: file.id })).status).toBe(403);
    const { body } = await admin.post<{ id: string }>('/api/downloads', { name: '办事指南', fileId: file.id });
    const { rows } = (await applicant.get<{ rows: Download[] }>('/api/downloads')).body;
    expect(rows).toMatchObject([{ id: body.id, name: '办事指南', fileName: '办事指南.txt', size: 6 }]);
    expect((await applicant.get<string>(`/api/files/${file.id}`)).body).toBe('内容');
    await admin.delete(`/api/downloads/${body.id}`);
    expect((await applicant.get(`/api/files/${file.id}`)).status).toBe(404);
  });

  it('tells open pages at once, and only those whom it concerns', async () => {
    const mine = await reviewer.follow('/api/live');
    const others = await colleague.follow('/api/live');
    const { id } = await submitNew(applicant, 'check-it', { reason: '马上' });
    await eventually(async () => mine.text().includes(`"applicationId":"${id}"`));
    expect(others.text()).not.toContain(id);
    mine.end();
    others.end();
  });
});
