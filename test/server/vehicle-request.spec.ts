import type { Application, Preview, PrintPage } from '../../server/contract/applications.js';
import type { ActResult, TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('公车使用申请 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let head: ApiClient;
  let dispatcher: ApiClient;
  let otherDispatcher: ApiClient;
  let driver: ApiClient;
  let leader: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, head, dispatcher, otherDispatcher, driver, leader] = (await Promise.all(
      ['2003000053', '1998000101', '1987000009', '1994000062', '2009000061', '1992000005'].map((number) =>
        server.signIn(number),
      ),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  function filledIn(hoursAhead: number, leavesCity: 'yes' | 'no' = 'no') {
    const useAt = new Date(Date.now() + hoursAhead * 3600_000).toISOString();
    return { contact: '许明远', useAt, leavesCity, overnight: 'no', reason: '接送评审专家，乘车人许明远' };
  }

  async function submitted(hoursAhead: number, leavesCity: 'yes' | 'no'): Promise<string> {
    const id = await createDraft(applicant, 'vehicle-request');
    const data = filledIn(hoursAhead, leavesCity);
    expect(await applicant.post(`/api/applications/${id}/submit`, { data })).toMatchObject({ status: 200 });
    return id;
  }

  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const answer = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, {
      opinion: '同意',
      ...(data && { data }),
    });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }

  const dispatch = { plate: '浙A12345', driver: 'person-2009000061' };

  it('is claimed by one dispatcher, passes the leader when it leaves the city, and ends with the mileage', async () => {
    const id = await submitted(48, 'yes');
    await complete(head, id);
    const offered = await taskIn(dispatcher, id);
    expect(offered.status).toBe('offered');
    expect(await dispatcher.post(`/api/tasks/${offered.id}/claim`)).toMatchObject({ status: 200 });
    expect(await otherDispatcher.post(`/api/tasks/${offered.id}/complete`, { data: dispatch })).toMatchObject({
      status: 409,
    });
    const missing = await dispatcher.post<{ details: { path: string }[] }>(`/api/tasks/${offered.id}/complete`, {});
    expect(missing.status).toBe(422);
    expect(missing.body.details.map(({ path }) => path).sort()).toEqual(['driver', 'plate']);
    await complete(dispatcher, id, dispatch);
    await complete(leader, id);
    const { body: detail } = await driver.get<TaskDetail>(`/api/tasks/${(await taskIn(driver, id)).id}`);
    expect(detail.form.data).toMatchObject({ plate: '浙A12345' });
    const { status } = await complete(driver, id, { mileageBefore: 1000, mileageAfter: 1046 });
    expect(status).toBe('completed');
  });

  it('shows the applicant what later steps wrote, once they wrote it, in the case and in print', async () => {
    const id = await submitted(48, 'no');
    const seen = async (who: ApiClient) => {
      const { body } = await who.get<Application>(`/api/applications/${id}`);
      return Object.keys(body.form.data).filter((key) => /^(plate|driver|mileage)/.test(key));
    };
    await complete(head, id);
    const { body: before } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(Object.keys(before.form.rights)).not.toContain('plate');
    await complete(dispatcher, id, dispatch);
    expect(await seen(applicant)).toEqual(['plate', 'driver']);
    const { body: printed } = await applicant.get<PrintPage>(`/api/applications/${id}/print`);
    expect(printed.html).toContain(dispatch.plate);
    expect(await seen(head)).toEqual([]);
    await complete(driver, id, { mileageBefore: 1000, mileageAfter: 1046 });
    const { body: after } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(after.form.rights).toMatchObject({ plate: 'read', driver: 'read', mileageAfter: 'read' });
    expect(await seen(head)).toEqual([]);
  });

  it('asks the head of 后勤公司 to hurry 4 hours before departure, until a car is sent', async () => {
    const early = await submitted(48, 'no');
    const id = await submitted(2, 'no');
    const people = await applicant.get<{ rows: { number: string; post: string }[] }>(
      '/api/organization/people?department=dept-logistics&limit=100',
    );
    const number = people.body.rows.find(({ post }) => post === '部门负责人')?.number ?? '';
    const logistics = await server.signIn(number);
    // no car either while the head has not looked at it
    expect((await taskIn(logistics, id)).stepName).toBe('督促派车');
    await complete(head, id);
    expect((await taskIn(dispatcher, id)).stepName).toBe('派车');
    await complete(otherDispatcher, id, dispatch);
    expect((await todo(logistics)).filter(({ applicationId }) => applicationId === id)).toEqual([]);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.currentSteps).toEqual(['司机回填里程']);
    expect((await todo(logistics)).filter(({ applicationId }) => applicationId === early)).toEqual([]);
  });

  it('says before it is submitted that 派车 names the driver: nothing is missing', async () => {
    const { body } = await applicant.post<Preview>('/api/applications/preview', {
      itemKey: 'vehicle-request',
      data: filledIn(48),
    });
    expect(body.steps.at(-1)).toMatchObject({
      ...{ name: '司机回填里程', people: [], problems: [] },
      chosenIn: { field: '驾驶员', step: '派车' },
    });
    expect(body.steps.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('is refused for a time that is over, and saves nothing of it', async () => {
    const id = await createDraft(applicant, 'vehicle-request');
    expect(await applicant.post(`/api/applications/${id}/submit`, { data: filledIn(-1) })).toMatchObject({
      status: 422,
      body: { details: [{ path: 'useAt', message: '用车时间已经过去，请填写之后的时间' }] },
    });
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect([body.status, body.serialNumber]).toEqual(['draft', null]);
    expect(body.form.data['useAt']).toBeUndefined();
    expect(await applicant.post(`/api/applications/${id}/submit`, { data: filledIn(48) })).toMatchObject({
      status: 200,
    });
  });

  it('takes no mileage that is smaller on return than on departure', async () => {
    const id = await submitted(48, 'no');
    await complete(head, id);
    await complete(dispatcher, id, dispatch);
    const task = await taskIn(driver, id);
    const answer = (mileageAfter: number) =>
      driver.post(`/api/tasks/${task.id}/complete`, { opinion: '同意', data: { mileageBefore: 1000, mileageAfter } });
    expect(await answer(999)).toMatchObject({
      status: 422,
      body: { details: [{ path: 'mileageAfter', message: '收车里程不能小于出车里程' }] },
    });
    expect((await taskIn(driver, id)).id).toBe(task.id);
    expect(await answer(1000)).toMatchObject({ status: 200, body: { status: 'completed' } });
  });

  it('is not handed to people outside its 办理对象', async () => {
    const id = await submitted(48, 'no');
    await complete(head, id);
    const task = await taskIn(dispatcher, id);
    const refused = { status: 422, body: { message: expect.stringContaining('方知夏') } };
    expect(await dispatcher.post(`/api/tasks/${task.id}/forward`, { to: 'person-202401001' })).toMatchObject(refused);
    const people = ['person-202401001'];
    expect(await dispatcher.post(`/api/tasks/${task.id}/add-approvers`, { people })).toMatchObject(refused);
    expect((await taskIn(dispatcher, id)).status).toBe('offered');
  });
});
