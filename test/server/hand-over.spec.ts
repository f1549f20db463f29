import type { Application } from '../../server/contract/applications.js';
import type { Delegations } from '../../server/contract/delegations.js';
import type { HandOverResult, HandOverRestResult, HeldWork, Leavers } from '../../server/contract/hand-over.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const process = drawing(
  'leaving',
  [begin(), apply(), user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]), end()],
  ['begin -> apply -> check -> end'],
);
const offered = drawing(
  'sharing',
  [
    begin(),
    apply(),
    user('check', { mode: 'single' }, [
      { kind: 'person', value: '2007000023' },
      { kind: 'person', value: '1998000101' },
    ]),
    end(),
  ],
  ['begin -> apply -> check -> end'],
);
const avoiding = drawing(
  'avoiding',
  [
    begin(),
    apply(),
    user('look', { mode: 'single' }, [{ kind: 'person', value: '1987000009' }]),
    user('check', { mode: 'single', excludesApplicant: 'true', excludesEarlierApprovers: 'true' }, [
      { kind: 'person', value: '2007000023' },
    ]),
    end(),
  ],
  ['begin -> apply -> look -> check -> end'],
);
const leaving = 'person-2007000023';
const colleague = 'person-1987000009';

describe.each(databases)('移交 of leaving staff on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let leaver: ApiClient;
  let successor: ApiClient;
  let administrator: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'leaving', content(process));
    await deploy(server, 'sharing', content(offered));
    await deploy(server, 'avoiding', content(avoiding));
    [applicant, leaver, successor, administrator] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', 'admin'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());
  const held = async () => (await administrator.get<HeldWork>(`/api/tasks/hand-over?person=${leaving}`)).body;

  it('hands over everything open, also what waits for others, and keeps both names', async () => {
    const first = await submitNew(applicant, 'leaving', { reason: '一' });
    const second = await submitNew(applicant, 'leaving', { reason: '二' });
    const waiting = await taskIn(leaver, second.id);
    await leaver.post(`/api/tasks/${waiting.id}/add-approvers`, { people: ['person-1998000101'], position: 'before' });
    const { status, body } = await administrator.post<HandOverResult>('/api/tasks/hand-over', {
      from: leaving,
      to: colleague,
      reason: '调离',
    });
    expect(status).toBe(200);
    expect(body.rows).toHaveLength(2);
    expect(body.rows.every(({ ok }) => ok)).toBe(true);
    expect(await todo(leaver)).toEqual([]);
    const task = await taskIn(successor, first.id);
    expect((await successor.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    const { records } = (await applicant.get<Application>(`/api/applications/${first.id}`)).body;
    expect(records.map(({ state }) => state)).toEqual(['completed', 'approved', 'assigned', 'submitted']);
    expect(records[2]).toMatchObject({ opinion: '调离', targets: [{ id: colleague }] });
  });

  it('leaves own applications, and says why', async () => {
    const { id } = await submitNew(leaver, 'leaving', { reason: '本人' });
    await administrator.post('/api/tasks/hand-over', { from: leaving, to: colleague });
    const task = await taskIn(successor, id);
    await successor.post(`/api/tasks/${task.id}/return`, { opinion: '请补充' });
    const { body } = await administrator.post<HandOverResult>('/api/tasks/hand-over', { from: leaving, to: colleague });
    expect(body.rows).toEqual([
      expect.objectContaining({ ok: false, message: expect.stringContaining('由申请人本人办理') as unknown }),
    ]);
    await taskIn(leaver, id);
  });

  it('leaves what its step excludes the other person from, and says that it needs somebody else', async () => {
    const { id } = await submitNew(applicant, 'avoiding', { reason: '回避' });
    const look = await taskIn(successor, id);
    await successor.post(`/api/tasks/${look.id}/complete`, {});
    const task = await taskIn(leaver, id);
    const to = async (person: string) => {
      const body = { from: leaving, to: person, ids: [task.id] };
      return (await administrator.post<HandOverResult>('/api/tasks/hand-over', body)).body.rows;
    };
    const refused = (message: string) => [{ ok: false, message: expect.stringContaining(message) as unknown }];
    expect(await to(colleague)).toMatchObject(refused('已审批过，请另选一人'));
    expect(await to('person-2003000053')).toMatchObject(refused('是申请人，请另选一人'));
    expect((await taskIn(leaver, id)).id).toBe(task.id);
    expect(await to('person-1998000101')).toMatchObject([{ ok: true }]);
  });

  it('shows what is open before, and hands over the chosen tasks alone', async () => {
    const [one, other, shared] = [
      await submitNew(applicant, 'leaving', { reason: '甲' }),
      await submitNew(applicant, 'leaving', { reason: '乙' }),
      await submitNew(applicant, 'sharing', { reason: '丙' }),
    ];
    const mine = await submitNew(leaver, 'leaving', { reason: '丁' });
    await createDraft(leaver, 'leaving');
    const before = await held();
    expect(before.person).toMatchObject({ id: leaving, name: '项思齐' });
    const noteOf = (applicationId: string) =>
      before.tasks.find((task) => task.applicationId === applicationId)?.note ?? null;
    expect(before.tasks.map(({ applicationId }) => applicationId)).toEqual(
      expect.arrayContaining([one.id, other.id, shared.id, mine.id]),
    );
    expect([one, shared, mine].map(({ id }) => noteOf(id))).toEqual([null, 'othersCanClaim', 'ownCase']);
    expect(before).toMatchObject({ drafts: 1, posts: [{ departmentName: '图信中心' }] });
    expect(before.applications).toBeGreaterThan(0);

    const ids = [one, shared].map(({ id }) => before.tasks.find((task) => task.applicationId === id)?.id ?? '');
    const { body } = await administrator.post<HandOverResult>('/api/tasks/hand-over', {
      from: leaving,
      to: colleague,
      ids: [...ids, 'no-such-task'],
    });
    expect(body.rows.map(({ id, ok }) => [id, ok])).toEqual(ids.map((id) => [id, true]));
    await taskIn(successor, one.id);
    await taskIn(successor, shared.id);
    expect((await held()).tasks.map(({ applicationId }) => applicationId)).toEqual(
      expect.arrayContaining([other.id, mine.id]),
    );
    expect((await held()).tasks.map(({ id }) => id)).not.toContain(ids[0]);
  });

  it('takes 督办 over and ends 代理, and tells whom it concerns', async () => {
    const supervisedCase = await submitNew(applicant, 'leaving', { reason: '督办' });
    await server.database.transaction(async (tx) => {
      const [task] = await tx.query<{ id: string }>(
        "select id from task where instance_id = ? and status = 'assigned'",
        [supervisedCase.id],
      );
      await tx.execute('insert into task_supervision (person_id, task_id, instance_id, since) values (?, ?, ?, ?)', [
        ...[leaving, task?.id ?? '', supervisedCase.id],
        '2026-01-01 00:00:00.000',
      ]);
    });
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
    const span = { startsAt: hours(-1), endsAt: hours(48), itemKeys: null };
    const made = [
      await leaver.post('/api/delegations', { standInId: 'person-1998000101', ...span }),
      await successor.post('/api/delegations', { standInId: leaving, ...span }),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    expect(await held()).toMatchObject({ supervised: 1 });
    expect((await held()).delegations).toHaveLength(2);

    const rest = { from: leaving, supervisionTo: colleague, endsDelegations: true };
    expect((await successor.post('/api/tasks/hand-over/rest', rest)).status).toBe(403);
    const { status, body } = await administrator.post<HandOverRestResult>('/api/tasks/hand-over/rest', rest);
    expect([status, body]).toEqual([200, { supervised: 1, delegations: 2 }]);
    expect(await held()).toMatchObject({ supervised: 0, delegations: [] });
    const supervised = await successor.get<{ rows: { id: string }[] }>('/api/applications?box=supervised');
    expect(supervised.body.rows.map(({ id }) => id)).toContain(supervisedCase.id);
    const { mine, forOthers } = (await successor.get<Delegations>('/api/delegations')).body;
    expect([...mine, ...forOthers].map(({ state }) => state)).toEqual(['ended']);
    const told = await successor.get<{ rows: { title: string }[] }>('/api/notifications');
    expect(told.body.rows.map(({ title }) => title)).toContain('代理结束：项思齐');
  });

  it('names whose account is closed while tasks of theirs are open', async () => {
    const { id } = await submitNew(applicant, 'leaving', { reason: '离校' });
    await taskIn(leaver, id);
    const names = async () =>
      (await administrator.get<Leavers>('/api/tasks/hand-over/leavers')).body.rows.map(({ name }) => name);
    expect(await names()).toEqual([]);
    const setActive = (isActive: number) =>
      server.database.transaction((tx) =>
        tx.execute('update person set is_active = ? where id = ?', [isActive, leaving]),
      );
    await setActive(0);
    expect(await names()).toEqual(['项思齐']);
    expect((await held()).person.isActive).toBe(false);
    await setActive(1);
    expect((await successor.get('/api/tasks/hand-over/leavers')).status).toBe(403);
  });

  it('is for administrators, and to somebody else who is there', async () => {
    const body = { from: leaving, to: colleague };
    expect((await successor.post('/api/tasks/hand-over', body)).status).toBe(403);
    expect((await successor.get(`/api/tasks/hand-over?person=${leaving}`)).status).toBe(403);
    expect((await administrator.get('/api/tasks/hand-over?person=person-nobody')).status).toBe(404);
    expect((await administrator.post('/api/tasks/hand-over', { ...body, to: leaving })).status).toBe(422);
    expect((await administrator.post('/api/tasks/hand-over', { ...body, to: 'person-nobody' })).status).toBe(422);
  });
});
