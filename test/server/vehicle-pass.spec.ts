import { DateTime } from 'luxon';
import type { Application, PrintPage } from '../../server/contract/applications.js';
import type { ActResult } from '../../server/contract/tasks.js';
import { fromSqlTime, toSqlTime } from '../../server/database/sql-time.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const zone = 'Asia/Shanghai';

describe.each(databases)('机动车进校通行证申请 on %s', (dialect) => {
  let server: TestServer;
  let teacher: ApiClient;
  let student: ApiClient;
  let head: ApiClient;
  let studentAffairs: ApiClient;
  let host: ApiClient;
  let securityHead: ApiClient;
  let security: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    const numbers = [
      '2003000053',
      '202401001',
      '1998000101',
      await holding('student-affairs', '部门负责人'),
      '1987000009',
      await holding('security', '部门负责人'),
      await holding('security', '教职工'),
    ];
    [teacher, student, head, studentAffairs, host, securityHead, security] = (await Promise.all(
      numbers.map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  async function holding(department: string, post: string): Promise<string> {
    const [row] = await server.database.query<{ number: string }>(
      `select p.number from employment e join person p on p.id = e.person_id join department d on d.id = e.department_id
       where d.code = ? and e.post = ? order by p.number limit 1`,
      [department, post],
    );
    return row?.number ?? '';
  }

  const today = DateTime.now().setZone(zone);
  const car = (plate: string) => ({ plate, owner: '许明远', model: '' });
  const filledIn = (changes: object = {}) => ({
    phone: '13800000000',
    kind: 'teacher',
    purpose: 'commute',
    startsOn: today.plus({ days: 3 }).toISODate(),
    vehicles: [car('浙A12345')],
    ...changes,
  });
  const guest = { kind: 'external', company: '舞台技术公司', host: ['person-1987000009'] };

  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, { ...(data && { data }) });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }
  const issue = (id: string) => complete(security, id, { passNumbers: 'A0001' });
  const seen = async (who: ApiClient, id: string) => (await who.get<Application>(`/api/applications/${id}`)).body;

  /** The first day on which the passes are no longer valid, as the school counts days. */
  async function expiry(id: string): Promise<string> {
    const [timer] = await server.database.query<{ due_at: string }>(
      "select due_at from job where instance_id = ? and kind = 'timer'",
      [id],
    );
    return DateTime.fromISO(fromSqlTime(timer?.due_at ?? ''), { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
  }
  const after = (months: number) => `${today.plus({ days: 3 }).plus({ months }).toISODate()}T00:00`;

  it('has nothing to mend in drawing, form, decision and print page', async () => {
    const definition = await server.app.get(DefinitionsService).get('vehicle-pass');
    expect(definition.trials).toHaveLength(3);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('goes from a teacher through the head of the department to 保卫处 and lasts 12 months', async () => {
    const { id } = await submitNew(teacher, 'vehicle-pass', filledIn({ vehicles: [car('浙A12345'), car('浙A54321')] }));
    await complete(head, id);
    const task = await taskIn(security, id);
    expect([task.stepName, task.status]).toEqual(['保卫处发证', 'offered']);
    expect(await security.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({
      status: 422,
      body: { details: [{ path: 'passNumbers' }] },
    });
    await issue(id);
    expect((await seen(teacher, id)).currentSteps).toEqual(['到期']);
    expect(await expiry(id)).toBe(after(12));
    const { body: printed } = await teacher.get<PrintPage>(`/api/applications/${id}/print`);
    for (const text of ['浙A54321', 'A0001', '教职工']) expect(printed.html).toContain(text);
  });

  it('ends when the passes expire', async () => {
    const { id } = await submitNew(teacher, 'vehicle-pass', filledIn());
    await complete(head, id);
    await issue(id);
    await server.database.transaction((tx) =>
      tx.execute("update job set due_at = ? where instance_id = ? and kind = 'timer'", [toSqlTime(new Date()), id]),
    );
    await eventually(async () => (await seen(teacher, id)).status === 'completed');
  });

  it('goes from a student through 学工部, and for more than one car through the head of 保卫处', async () => {
    const vehicles = [car('浙A12345'), car('浙A54321')];
    const { id } = await submitNew(student, 'vehicle-pass', filledIn({ kind: 'student', vehicles }));
    expect((await taskIn(studentAffairs, id)).stepName).toBe('学工部');
    await complete(studentAffairs, id);
    expect((await taskIn(securityHead, id)).stepName).toBe('保卫处负责人');
    await complete(securityHead, id);
    await issue(id);
    expect(await expiry(id)).toBe(after(6));
  });

  it.each([
    ['partner', 6],
    ['works', 1],
  ])('goes from people from outside (%s) through their host and lasts %i months', async (purpose, months) => {
    const { id } = await submitNew(teacher, 'vehicle-pass', filledIn({ ...guest, purpose }));
    expect((await taskIn(host, id)).stepName).toBe('接待人');
    await complete(host, id);
    await issue(id);
    expect(await expiry(id)).toBe(after(months));
  });

  it('can be refused by the host and by 保卫处', async () => {
    const { id } = await submitNew(teacher, 'vehicle-pass', filledIn({ ...guest, purpose: 'visit' }));
    const asked = await taskIn(host, id);
    expect(await host.post(`/api/tasks/${asked.id}/refuse`, { opinion: '没有约过' })).toMatchObject({ status: 200 });
    expect((await seen(teacher, id)).status).toBe('refused');
    const { id: second } = await submitNew(teacher, 'vehicle-pass', filledIn());
    await complete(head, second);
    const task = await taskIn(security, second);
    expect(await security.post(`/api/tasks/${task.id}/refuse`, { opinion: '已有通行证' })).toMatchObject({
      status: 200,
    });
    expect((await seen(teacher, second)).status).toBe('refused');
  });

  it('takes no day that is over, no plate twice, nobody from outside without a host', async () => {
    const id = await createDraft(teacher, 'vehicle-pass');
    const submit = async (changes: object) => {
      const { status, body } = await teacher.post<{ details?: { path: string; message: string }[] }>(
        `/api/applications/${id}/submit`,
        { data: filledIn(changes) },
      );
      return [status, ...(body.details ?? []).map(({ path }) => path).sort()];
    };
    expect(await submit({ startsOn: today.minus({ days: 1 }).toISODate() })).toEqual([422, 'startsOn']);
    expect(await submit({ vehicles: [car('浙A12345'), car('浙A12345')] })).toEqual([422, 'vehicles']);
    expect(await submit({ vehicles: [] })).toEqual([422, 'vehicles']);
    expect(await submit({ kind: 'external' })).toEqual([422, 'company', 'host']);
    expect(await submit({})).toEqual([200]);
  });
});
