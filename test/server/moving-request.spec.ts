import type { Application, Preview, PrintPage } from '../../server/contract/applications.js';
import type { ItemDetail } from '../../server/contract/items.js';
import type { ActResult } from '../../server/contract/tasks.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const hour = 3600_000;

describe.each(databases)('搬运申请表 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let head: ApiClient;
  /** Two of 总务处, two of 后勤公司: either may claim. */
  let affairs: ApiClient[];
  let logistics: ApiClient[];

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, head] = (await Promise.all(['2003000053', '1998000101'].map((n) => server.signIn(n)))) as [
      ApiClient,
      ApiClient,
    ];
    affairs = await staffOf('general-affairs');
    logistics = await staffOf('logistics');
  });
  afterAll(() => server.close());

  async function staffOf(code: string): Promise<ApiClient[]> {
    const rows = await server.database.query<{ number: string }>(
      `select p.number from employment e join person p on p.id = e.person_id join department d on d.id = e.department_id
       where d.code = ? and e.post = '教职工' order by p.number limit 2`,
      [code],
    );
    return Promise.all(rows.map(({ number }) => server.signIn(number)));
  }

  const filledIn = (changes: object = {}) => ({
    phone: '13800000000',
    goods: [
      { name: '办公桌', count: 2, unit: '张' },
      { name: '书柜', count: 3, unit: '个', remark: '易碎' },
    ],
    fromPlace: '1 号楼 203',
    toPlace: '5 号楼 101',
    expectedAt: new Date(Date.now() + 48 * hour).toISOString(),
    workers: 4,
    ...changes,
  });
  const dispatch = () => ({ crew: '王师傅等四人', arrangedAt: new Date(Date.now() + 50 * hour).toISOString() });

  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, { ...(data && { data }) });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  async function dispatched(): Promise<string> {
    const { id } = await submitNew(applicant, 'moving-request', filledIn());
    await complete(head, id);
    await complete(affairs[0]!, id, { vehicle: 'van' });
    await complete(logistics[0]!, id, dispatch());
    return id;
  }

  it('has nothing to mend, and its trial runs come to their outcome', async () => {
    const definition = await server.app.get(DefinitionsService).get('moving-request');
    expect(definition.trials).toHaveLength(3);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('is claimed by one of 总务处 and one of 后勤公司, and ends when the applicant rates it', async () => {
    const { id } = await submitNew(applicant, 'moving-request', filledIn());
    await complete(head, id);
    const offered = await taskIn(affairs[0]!, id);
    expect(offered.status).toBe('offered');
    expect(await affairs[0]!.post(`/api/tasks/${offered.id}/claim`)).toMatchObject({ status: 200 });
    expect(await affairs[1]!.post(`/api/tasks/${offered.id}/complete`, { data: { vehicle: 'van' } })).toMatchObject({
      status: 409,
    });
    await complete(affairs[0]!, id, { vehicle: 'van' });
    const task = await taskIn(logistics[1]!, id);
    const missing = await logistics[1]!.post<{ details: { path: string }[] }>(`/api/tasks/${task.id}/complete`, {});
    expect(missing.body.details.map(({ path }) => path).sort()).toEqual(['arrangedAt', 'crew']);
    await complete(logistics[1]!, id, dispatch());
    const confirm = await taskIn(applicant, id);
    expect(confirm.stepName).toBe('申请人确认评分');
    expect(await applicant.post(`/api/tasks/${confirm.id}/complete`, {})).toMatchObject({
      status: 422,
      body: { details: [{ path: 'score' }] },
    });
    const before = (await applicant.get<ItemDetail>('/api/items/moving-request')).body;
    expect((await complete(applicant, id, { score: '5', comment: '很快' })).status).toBe('completed');
    const done = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(done).toMatchObject({ rating: 5 });
    expect(done.actions).not.toContain('rate');
    expect(await applicant.post(`/api/applications/${id}/rate`, { score: 1 })).toMatchObject({ status: 409 });
    const after = (await applicant.get<ItemDetail>('/api/items/moving-request')).body;
    expect(after.ratingCount).toBe(before.ratingCount + 1);
    const { body } = await applicant.get<PrintPage>(`/api/applications/${id}/print`);
    expect(body.html).toContain('书柜');
    expect(body.html).toContain('王师傅等四人');
    expect(body.html).toContain('5 分 很满意');
  });

  it('goes back to 后勤公司 when the work is not done', async () => {
    const id = await dispatched();
    const task = await taskIn(applicant, id);
    const back = { opinion: '书柜还没有搬', target: 'previous' };
    expect(await applicant.post(`/api/tasks/${task.id}/return`, back)).toMatchObject({ status: 200 });
    await complete(logistics[0]!, id, dispatch());
    expect((await complete(applicant, id, { score: '3' })).status).toBe('completed');
  });

  it('closes by itself 3 days after the work', async () => {
    const id = await dispatched();
    await taskIn(applicant, id);
    const [timer] = await server.database.query<{ due_at: string | Date }>(
      "select due_at from job where instance_id = ? and kind = 'timer'",
      [id],
    );
    const due = new Date(typeof timer?.due_at === 'string' ? `${timer.due_at.replace(' ', 'T')}Z` : timer!.due_at);
    const days = (due.getTime() - Date.now()) / (24 * hour);
    expect([days > 2.9, days <= 3]).toEqual([true, true]);
  });

  it('takes no table without rows, no time that is over and no move to the same place', async () => {
    const id = await createDraft(applicant, 'moving-request');
    const refused = async (changes: object) => {
      const { status, body } = await applicant.post<{ details: { path: string; message: string }[] }>(
        `/api/applications/${id}/submit`,
        { data: filledIn(changes) },
      );
      expect(status).toBe(422);
      return body.details;
    };
    expect((await refused({ goods: [] })).map(({ path }) => path)).toEqual(['goods']);
    expect(await refused({ expectedAt: new Date(Date.now() - hour).toISOString() })).toEqual([
      { path: 'expectedAt', message: '期望时间已经过去，请填写之后的时间' },
    ]);
    expect((await refused({ toPlace: '1 号楼 203' })).map(({ message }) => message)).toContain(
      '搬入地点不能与搬出地点相同',
    );
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.status).toBe('draft');
  });

  it('finds somebody for every step', async () => {
    const data = filledIn();
    const { body } = await applicant.post<Preview>('/api/applications/preview', { itemKey: 'moving-request', data });
    expect(body.isComplete).toBe(true);
    // 申请人确认评分 is the applicant's by its nature: nothing to be warned of
    expect(body.steps.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
