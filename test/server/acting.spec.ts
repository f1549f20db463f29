import { randomUUID } from 'node:crypto';
import type { Application } from '../../server/contract/applications.js';
import type { ActResult, ManyResult, TaskDetail, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const anyOfTwo = drawing(
  'any-of-two',
  [
    begin(),
    apply(),
    user(
      'check',
      { mode: 'any', remindAfter: 'PT24H' },
      [{ kind: 'person', value: '2007000023,1998000101' }],
      [
        { name: 'refuse', enabled: 'true', label: '不批准' },
        { name: 'forward', enabled: 'true' },
        { name: 'copy', enabled: 'true' },
      ],
    ),
    user(
      'confirm',
      { mode: 'single', opinionRequired: 'true' },
      [{ kind: 'person', value: '1987000009' }],
      [
        { name: 'return', enabled: 'false' },
        { name: 'addApprovers', enabled: 'false' },
      ],
    ),
    end(),
  ],
  ['begin -> apply -> check -> confirm -> end'],
);
const oneOfRole = drawing(
  'one-of-role',
  [begin(), apply(), user('draw', { mode: 'single' }, [{ kind: 'role', value: 'welfareCommittee' }]), end()],
  ['begin -> apply -> draw -> end'],
);
const nobody = drawing(
  'nobody',
  [
    begin(),
    apply(),
    user('lost', { mode: 'single', whenEmpty: 'reject' }, [{ kind: 'role', value: 'emptyRole' }]),
    end(),
  ],
  ['begin -> apply -> lost -> end'],
);

describe.each(databases)('acting on tasks on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let colleague: ApiClient;
  let stranger: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'any-of-two', content(anyOfTwo));
    await deploy(server, 'one-of-role', content(oneOfRole));
    await deploy(server, 'nobody', content(nobody));
    [applicant, reviewer, head, colleague, stranger] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', '1987000009', '2002000041'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const revision = async (id: string) => {
    const [row] = await server.database.query<{ revision: number; data: string }>(
      'select revision, data from instance where id = ?',
      [id],
    );
    return row;
  };

  it('lets one of two approvers win who press 同意 at once, and tells the other who it was', async () => {
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '同时' });
    const [one, other] = [await taskIn(reviewer, id), await taskIn(head, id)];
    const answers = await Promise.all([
      reviewer.post<ActResult & { message: string }>(`/api/tasks/${one.id}/complete`, {}),
      head.post<ActResult & { message: string }>(`/api/tasks/${other.id}/complete`, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const winner = answers[0].status === 200 ? '项思齐' : '周立新';
    expect(lost?.body).toMatchObject({ code: 'task.notOpen', message: `该任务已由${winner}办理（同意），请刷新列表` });
    const next = await server.database.query("select id from task where instance_id = ? and element_id = 'confirm'", [
      id,
    ]);
    expect(next).toHaveLength(1);
    const reminders = await server.database.query("select id from job where instance_id = ? and kind = 'remind'", [id]);
    expect(reminders).toEqual([]);
  });

  it('answers a repeated call with the first answer and does it once', async () => {
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '重复' });
    const task = await taskIn(reviewer, id);
    const key = { 'idempotency-key': randomUUID() };
    const path = `/api/tasks/${task.id}/complete`;
    const both = await Promise.all([
      reviewer.post<ActResult>(path, { opinion: '好' }, key),
      reviewer.post<ActResult>(path, { opinion: '好' }, key),
    ]);
    const third = await reviewer.post<ActResult>(path, { opinion: '好' }, key);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body).toEqual(both[1].body);
    expect(third.body).toEqual(both[0].body);
    expect(await reviewer.post(path, { opinion: '不' }, key)).toMatchObject({
      status: 409,
      body: { code: 'idempotency.keyReused' },
    });
    const lines = await server.database.query("select id from record where instance_id = ? and state = 'approved'", [
      id,
    ]);
    expect(lines).toHaveLength(1);
  });

  it('hides the task of somebody else and saves nothing of what they try', async () => {
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '他人' });
    const task = await taskIn(reviewer, id);
    const before = await revision(id);
    for (const [act, body] of Object.entries({
      complete: {},
      return: { opinion: '退' },
      refuse: { opinion: '不' },
      'add-approvers': { people: ['person-1987000009'] },
      forward: { to: 'person-1987000009' },
      copy: { people: ['person-1987000009'] },
      claim: {},
    })) {
      expect(await stranger.post(`/api/tasks/${task.id}/${act}`, body)).toMatchObject({
        status: 404,
        body: { code: 'task.notFound' },
      });
    }
    expect(await stranger.get(`/api/tasks/${task.id}`)).toMatchObject({ status: 404 });
    expect(await stranger.get(`/api/applications/${id}`)).toMatchObject({ status: 404 });
    expect(await stranger.post(`/api/applications/${id}/terminate`, { reason: '停' })).toMatchObject({ status: 404 });
    expect(await applicant.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({ status: 404 });
    expect(await revision(id)).toEqual(before);
  });

  it('still shows the case to whom another decided before, and offers them nothing', async () => {
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '看结果' });
    const lost = await taskIn(head, id);
    const task = await taskIn(reviewer, id);
    await reviewer.post(`/api/tasks/${task.id}/complete`, { opinion: '可以' });
    const { status, body } = await head.get<Application>(`/api/applications/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ actions: ['print'], myTaskId: null, takeBackTaskId: null });
    expect(body.form.data).toMatchObject({ reason: '看结果' });
    expect(await head.post(`/api/tasks/${lost.id}/complete`, {})).toMatchObject({ status: 409 });
  });

  it('names what is wrong with ids, opinions, people and buttons that are not there', async () => {
    expect(await reviewer.post('/api/tasks/01UNKNOWN/complete', {})).toMatchObject({
      status: 404,
      body: { message: expect.stringMatching(/没有找到/) },
    });
    expect(await applicant.get('/api/applications/01UNKNOWN')).toMatchObject({ status: 404 });
    expect(await applicant.post('/api/applications', { itemKey: 'unknown-item' })).toMatchObject({ status: 404 });
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '按钮' });
    const task = await taskIn(reviewer, id);
    const before = await revision(id);
    const tasks = `/api/tasks/${task.id}`;
    expect(await reviewer.post(`${tasks}/return`, { opinion: '' })).toMatchObject({ status: 400 });
    expect(await reviewer.post(`${tasks}/return`, { opinion: '退', target: 'confirm' })).toMatchObject({
      status: 409,
      body: { code: 'return.notPassed' },
    });
    expect(await reviewer.post(`${tasks}/add-approvers`, { people: ['person-nobody'] })).toMatchObject({ status: 422 });
    expect(await reviewer.post(`${tasks}/forward`, { to: 'person-1998000101' })).toMatchObject({
      status: 409,
      body: { code: 'approvers.alreadyThere' },
    });
    expect(await revision(id)).toEqual(before);
    await reviewer.post(`${tasks}/complete`, {});
    const next = await taskIn(colleague, id);
    expect((await colleague.get<TaskDetail>(`/api/tasks/${next.id}`)).body.actions.map(({ action }) => action)).toEqual(
      ['complete', 'save'],
    );
    expect(await colleague.post(`/api/tasks/${next.id}/return`, { opinion: '退' })).toMatchObject({
      status: 403,
      body: { message: '本步骤不允许「退回」' },
    });
    expect(await colleague.post(`/api/tasks/${next.id}/complete`, {})).toMatchObject({
      status: 422,
      body: { code: 'opinion.required' },
    });
    expect(await colleague.post(`/api/tasks/${next.id}/complete`, { opinion: '可' })).toMatchObject({
      status: 200,
      body: { status: 'completed' },
    });
    expect(await colleague.post(`/api/tasks/${next.id}/complete`, { opinion: '可' })).toMatchObject({
      status: 409,
      body: { message: '该任务已由李清扬办理（同意），请刷新列表' },
    });
  });

  it('refuses form data that the step may not write or that is wrong, and saves nothing', async () => {
    const draft = await createDraft(applicant, 'any-of-two');
    const wrong = await applicant.post<{ details: { path: string }[] }>(`/api/applications/${draft}/submit`, {
      data: { amount: '很多' },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.details.map(({ path }) => path).sort()).toEqual(['amount', 'reason']);
    expect(await applicant.get<Application>(`/api/applications/${draft}`)).toMatchObject({
      body: { status: 'draft', serialNumber: null },
    });
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '数据', amount: 100 });
    const task = await taskIn(reviewer, id);
    const before = await revision(id);
    const answer = await reviewer.post(`/api/tasks/${task.id}/complete`, { data: { amount: 999 } });
    expect(answer.status).toBe(422);
    expect(await revision(id)).toEqual(before);
  });

  it('says at submission that a step has nobody, and keeps the draft', async () => {
    const id = await createDraft(applicant, 'nobody');
    const answer = await applicant.post(`/api/applications/${id}/submit`, { data: { reason: '无人' } });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'approvers.none', message: expect.stringContaining('lost') },
    });
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.status).toBe('draft');
  });

  it('offers a task of a role to its members: the first to claim has it, the others are told', async () => {
    const members = await Promise.all(['1996000031', '1999000032'].map((number) => server.signIn(number)));
    const [one, two] = members as [ApiClient, ApiClient];
    const { id } = await submitNew(applicant, 'one-of-role', { reason: '认领' });
    const task = await taskIn(one, id);
    expect(task.status).toBe('offered');
    expect((await taskIn(two, id)).id).toBe(task.id);
    expect(await stranger.post(`/api/tasks/${task.id}/claim`)).toMatchObject({ status: 404 });
    expect(await one.post(`/api/tasks/${task.id}/claim`)).toMatchObject({ status: 200 });
    expect((await todo(two)).find((row) => row.applicationId === id)).toBeUndefined();
    expect(await two.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({
      status: 409,
      body: { message: '该任务已由梁海燕认领，请刷新列表' },
    });
    expect(await one.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({
      status: 200,
      body: { status: 'completed' },
    });
  });

  it('keeps 存稿 of a step with the task, sends copies and forwards', async () => {
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '转办' });
    const task = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${task.id}/copy`, { people: ['person-2002000041'] })).toMatchObject({
      status: 200,
    });
    const copies = await stranger.get<{ rows: Application[]; total: number }>('/api/applications?box=copies');
    expect(copies.body).toMatchObject({ total: 1, rows: [{ id, isRead: false }] });
    expect(await stranger.get(`/api/applications/${id}`)).toMatchObject({ status: 200 });
    expect((await stranger.get('/api/applications?box=copies')).body).toMatchObject({ rows: [{ id, isRead: true }] });
    expect(
      await reviewer.post(`/api/tasks/${task.id}/forward`, { to: 'person-2002000041', opinion: '请您办' }),
    ).toMatchObject({ status: 200 });
    expect((await todo(reviewer)).find((row) => row.applicationId === id)).toBeUndefined();
    expect((await taskIn(stranger, id)).id).toBe(task.id);
    const { body } = await reviewer.get<Application>(`/api/applications/${id}`);
    expect(body.records.find(({ state }) => state === 'forwarded')).toMatchObject({
      person: { number: '2007000023' },
      targets: [{ number: '2002000041' }],
    });
    const refused = await stranger.post(`/api/tasks/${task.id}/refuse`, { opinion: '不符合规定' });
    expect(refused).toMatchObject({ status: 200, body: { status: 'refused' } });
  });

  it('lets the applicant withdraw until somebody acts', async () => {
    const { id } = await submitNew(applicant, 'any-of-two', { reason: '撤回' });
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.actions).toContain('withdraw');
    expect(await reviewer.post(`/api/applications/${id}/withdraw`)).toMatchObject({ status: 404 });
    expect(await applicant.post(`/api/applications/${id}/withdraw`)).toMatchObject({ status: 200 });
    const mine = await taskIn(applicant, id);
    expect((await todo(reviewer)).find((row) => row.applicationId === id)).toBeUndefined();
    await applicant.post(`/api/tasks/${mine.id}/complete`, { data: { reason: '再次' } });
    const task = await taskIn(reviewer, id);
    await reviewer.post(`/api/tasks/${task.id}/complete`, {});
    expect(await applicant.post(`/api/applications/${id}/withdraw`)).toMatchObject({
      status: 409,
      body: { code: 'withdraw.tooLate' },
    });
  });

  it('approves several at once, each for itself', async () => {
    const cases = [];
    for (let i = 0; i < 3; i++) cases.push(await submitNew(applicant, 'any-of-two', { reason: `批量${i}` }));
    const tasks: TaskRow[] = [];
    for (const { id } of cases) tasks.push(await taskIn(reviewer, id));
    await head.post(`/api/tasks/${(await taskIn(head, cases[1]?.id ?? '')).id}/complete`, {});
    const ids = tasks.map(({ id }) => id);
    const { body } = await reviewer.post<ManyResult>('/api/tasks/complete', { ids, opinion: '同意' });
    expect(body.rows.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(body.rows[1]?.message).toContain('周立新');
  });

  it('pages 待办 by key without gaps or repetitions', async () => {
    const all = (await reviewer.get<{ rows: TaskRow[]; total: number }>('/api/tasks?box=todo&limit=100')).body;
    for (let i = all.rows.length; i < 7; i++) await submitNew(applicant, 'any-of-two', { reason: `分页${i}` });
    const whole = (await reviewer.get<{ rows: TaskRow[]; total: number }>('/api/tasks?box=todo&limit=100')).body;
    const paged: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const path: string = `/api/tasks?box=todo&limit=3${after === '' ? '' : `&after=${after}`}`;
      const { body }: { body: { rows: TaskRow[]; next: string | null; total: number } } = await reviewer.get(path);
      expect(body.total).toBe(whole.total);
      paged.push(...body.rows.map(({ id }) => id));
      after = body.next;
    }
    expect(paged).toEqual(whole.rows.map(({ id }) => id));
    const done = (
      await reviewer.get<{ rows: TaskRow[]; total: number; next: string | null }>('/api/tasks?box=done&limit=2')
    ).body;
    expect(done.rows).toHaveLength(2);
    const more = (
      await reviewer.get<{ rows: TaskRow[] }>(
        `/api/tasks?box=done&limit=100&after=${encodeURIComponent(done.next ?? '')}`,
      )
    ).body;
    expect(more.rows).toHaveLength(done.total - 2);
  });

  it('gives every case of 50 submitted at once a 流水号 of its own, without a gap', async () => {
    const drafts: string[] = [];
    for (let i = 0; i < 50; i++) drafts.push(await createDraft(applicant, 'any-of-two'));
    const answers = await Promise.all(
      drafts.map((id) => applicant.post<ActResult>(`/api/applications/${id}/submit`, { data: { reason: '并发' } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const serials = answers.map(({ body }) => Number(body.serialNumber)).sort((a, b) => a - b);
    expect(new Set(serials).size).toBe(50);
    expect((serials.at(-1) ?? 0) - (serials[0] ?? 0)).toBe(49);
  });
});
