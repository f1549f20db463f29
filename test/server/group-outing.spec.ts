import type { Application, Preview, PrintPage } from '../../server/contract/applications.js';
import type { ActResult, TaskCounts, TaskDetail } from '../../server/contract/tasks.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const day = 24 * 3600_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

describe.each(databases)('师生集体外出教育实践活动安全审批 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let head: ApiClient;
  let leader: ApiClient;
  let dispatcher: ApiClient;
  let driver: ApiClient;
  let security: ApiClient;
  let studentAffairs: ApiClient;
  let academic: ApiClient;
  let personnel: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, head, leader, dispatcher, driver] = (await Promise.all(
      ['2003000053', '1998000101', '1992000005', '1994000062', '2009000061'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    [security, studentAffairs, academic, personnel] = (await Promise.all(
      ['security', 'student-affairs', 'academic', 'personnel'].map(headOf),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  async function headOf(code: string): Promise<ApiClient> {
    const [row] = await server.database.query<{ number: string }>(
      `select p.number from department_head h join person p on p.id = h.person_id
       join department d on d.id = h.department_id where d.code = ? order by h.sort limit 1`,
      [code],
    );
    return server.signIn(row?.number ?? '');
  }

  const filledIn = (changes: object = {}) => ({
    phone: '13800000000',
    title: '西塘写生',
    kind: 'sketching',
    destination: '嘉善西塘',
    departAt: inDays(6),
    returnAt: inDays(8),
    leavesCity: 'yes',
    overnight: 'yes',
    participants: ['teachers'],
    teacherCount: 12,
    leader: ['person-2003000053'],
    leaderPhone: '13800000000',
    content: '古镇写生',
    safetyPlan: '责任人许明远；行前安全教育；随队药品',
    insurance: 'bought',
    transport: 'public',
    ...changes,
  });
  const bothByCar = { participants: ['students', 'teachers'], studentCount: 30, transport: 'school' };

  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, { ...(data && { data }) });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  const carOf = (id: string) =>
    eventually(async () => {
      const [row] = await server.database.query<{ id: string }>('select id from instance where parent_id = ?', [id]);
      return row?.id;
    });

  it('has nothing to mend, and its trial runs come to their outcome', async () => {
    const definition = await server.app.get(DefinitionsService).get('group-outing');
    expect(definition.trials).toHaveLength(6);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('asks only who is concerned: teachers alone by public transport', async () => {
    const { id } = await submitNew(applicant, 'group-outing', filledIn());
    await complete(head, id);
    await complete(security, id);
    for (const who of [studentAffairs, academic])
      expect((await todo(who)).filter(({ applicationId }) => applicationId === id)).toEqual([]);
    await complete(personnel, id);
    expect((await complete(leader, id)).status).toBe('completed');
    const { body } = await applicant.get<PrintPage>(`/api/applications/${id}/print`);
    expect(body.html).toContain('西塘写生');
  });

  it('asks all in any order, and goes on when the car that it applied for is back', async () => {
    const { id } = await submitNew(applicant, 'group-outing', filledIn(bothByCar));
    const counted = async () => (await applicant.get<TaskCounts>('/api/tasks/counts')).body.mine;
    const before = await counted();
    await complete(head, id);
    const car = await carOf(id);
    // what it called stands in its record, not in 我的申请
    expect(await counted()).toBe(before);
    const steps = async () => (await applicant.get<Application>(`/api/applications/${id}`)).body.currentSteps;
    expect((await steps()).sort()).toEqual(['人事处', '保卫处', '公车使用申请', '学工部', '教务处'].sort());
    for (const who of [academic, personnel, security, studentAffairs]) await complete(who, id);
    expect(await steps()).toEqual(['公车使用申请']);
    const { children } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(children).toEqual([
      { id: car, itemName: '公车使用申请', serialNumber: expect.any(String), status: 'running' },
    ]);
    const found = `/api/applications?box=mine&q=${children[0]?.serialNumber}`;
    expect((await applicant.get<{ rows: object[] }>(found)).body.rows).toMatchObject([{ id: car }]);
    const called = (await applicant.get<Application>(`/api/applications/${car}`)).body;
    expect(called.parent).toMatchObject({ id });
    // it ends with its caller: only there can the applicant end it
    expect(called.actions).toEqual(['print', 'urge', 'reapply']);
    const { recent } = (await applicant.get<{ recent: { key: string }[] }>('/api/items/home')).body;
    expect(recent.map(({ key }) => key)).toEqual(['group-outing']);
    // 保卫处 has no part in the car
    expect((await security.get<Application>(`/api/applications/${id}`)).body.children).toEqual([]);
    expect((await todo(leader)).filter(({ applicationId }) => applicationId === id)).toEqual([]);
    await complete(head, car);
    await complete(dispatcher, car, { plate: '浙A12345', driver: 'person-2009000061' });
    await complete(leader, car);
    await complete(driver, car, { mileageBefore: 100, mileageAfter: 260 });
    await taskIn(leader, id);
    expect((await complete(leader, id)).status).toBe('completed');
  });

  it('says before 退回 that the car is given up, too', async () => {
    const { id } = await submitNew(applicant, 'group-outing', filledIn(bothByCar));
    await complete(head, id);
    await carOf(id);
    const task = await taskIn(security, id);
    const { actions } = (await security.get<TaskDetail>(`/api/tasks/${task.id}`)).body;
    const target = actions.find(({ action }) => action === 'return')?.returnTargets?.[0];
    expect([...(target?.cancels ?? [])].sort()).toEqual(['人事处', '公车使用申请', '学工部', '教务处'].sort());
  });

  it('lets the applicant arrange transport otherwise when the car is refused', async () => {
    const { id } = await submitNew(applicant, 'group-outing', filledIn(bothByCar));
    await complete(head, id);
    for (const who of [security, studentAffairs, academic, personnel]) await complete(who, id);
    const car = await carOf(id);
    await complete(head, car);
    await complete(dispatcher, car, { plate: '浙A12345', driver: 'person-2009000061' });
    const refused = await taskIn(leader, car);
    expect(await leader.post(`/api/tasks/${refused.id}/refuse`, { opinion: '车辆另有安排' })).toMatchObject({
      status: 200,
    });
    const task = await taskIn(applicant, id);
    expect(task.stepName).toBe('另行安排交通');
    await complete(applicant, id, { otherTransport: '租用 45 座客车一辆' });
    expect((await complete(leader, id)).status).toBe('completed');
  });

  it('has to be put off 24 hours before departure, with the head as with the leader', async () => {
    const withLeader = await submitNew(applicant, 'group-outing', filledIn());
    await complete(head, withLeader.id);
    for (const who of [security, personnel]) await complete(who, withLeader.id);
    await taskIn(leader, withLeader.id);
    const data = filledIn();
    const withHead = await submitNew(applicant, 'group-outing', data);
    for (const [id, who] of [
      [withLeader.id, leader],
      [withHead.id, head],
    ] as const) {
      const timers = await server.database.query<{ due_at: string | Date }>(
        "select due_at from job where instance_id = ? and kind = 'timer' and status = 'pending'",
        [id],
      );
      expect(timers).toHaveLength(1);
      const due = timers[0]?.due_at;
      const dueMs = typeof due === 'string' ? Date.parse(`${due.replace(' ', 'T')}Z`) : Number(due);
      if (id === withHead.id) expect(dueMs).toBe(Date.parse(data.departAt) - day);
      await server.database.transaction((tx) =>
        tx.execute("update job set due_at = ? where instance_id = ? and kind = 'timer'", [toSqlTime(new Date()), id]),
      );
      expect((await taskIn(applicant, id)).stepName).toBe('改期');
      expect((await todo(who)).filter(({ applicationId }) => applicationId === id)).toEqual([]);
    }
    await complete(applicant, withLeader.id, { departAt: inDays(9), returnAt: inDays(10) });
    expect((await taskIn(head, withLeader.id)).stepName).toBe('部门负责人');
  });

  it('takes neither a departure within two days nor a return before it, and asks how many students come', async () => {
    const id = await createDraft(applicant, 'group-outing');
    const refused = async (changes: object) => {
      const { status, body } = await applicant.post<{ details: { path: string; message: string }[] }>(
        `/api/applications/${id}/submit`,
        { data: filledIn(changes) },
      );
      expect(status).toBe(422);
      return body.details;
    };
    expect(await refused({ departAt: inDays(1) })).toEqual([{ path: 'departAt', message: '请至少在出发前 2 天申请' }]);
    expect((await refused({ returnAt: inDays(5) })).map(({ message }) => message)).toContain(
      '返回时间必须晚于出发时间',
    );
    expect((await refused({ participants: ['students'] })).map(({ path }) => path)).toEqual(['studentCount']);
  });

  it('finds somebody for every step', async () => {
    const data = filledIn({ participants: ['students', 'teachers'], studentCount: 30 });
    const { body } = await applicant.post<Preview>('/api/applications/preview', { itemKey: 'group-outing', data });
    expect(body.isComplete).toBe(true);
    expect(body.steps.filter(({ problems }) => problems.includes('nobody'))).toEqual([]);
    expect(body.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['保卫处', '学工部', '教务处', '人事处', '分管领导']),
    );
  });
});
