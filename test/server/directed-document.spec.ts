import type { Preview, PrintPage } from '../../server/contract/applications.js';
import type { UploadedFile } from '../../server/contract/files.js';
import type { ActResult } from '../../server/contract/tasks.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600_000).toISOString();

describe.each(databases)('批办性文件审批 on %s', (dialect) => {
  let server: TestServer;
  let office: ApiClient;
  let officeHead: ApiClient;
  let first: ApiClient;
  let second: ApiClient;
  let leaders: string[];
  let file: string;
  const departments = new Map<string, { id: string; head: ApiClient }>();

  beforeAll(async () => {
    server = await startServer(dialect);
    office = await server.signIn('1987000009');
    const rows = await server.database.query<{ code: string; id: string; number: string }>(
      `select d.code, d.id, p.number from department d join department_head h on h.department_id = d.id
       join person p on p.id = h.person_id where d.code in ('party-office', 'finance', 'personnel', 'security')`,
    );
    for (const { code, id, number } of rows) departments.set(code, { id, head: await server.signIn(number) });
    officeHead = of('party-office').head;
    const found = await server.database.query<{ id: string; number: string }>(
      `select p.id, p.number from employment e join person p on p.id = e.person_id
       where e.post = '校领导' order by p.number limit 2`,
    );
    leaders = found.map(({ id }) => id).reverse();
    [second, first] = (await Promise.all(found.map(({ number }) => server.signIn(number)))) as [ApiClient, ApiClient];
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }), '来文.pdf');
    file = (await office.post<UploadedFile>('/api/files', form)).body.id;
  });
  afterAll(() => server.close());

  function of(code: string): { id: string; head: ApiClient } {
    const found = departments.get(code);
    if (!found) throw new Error(`Expected the department ${code}, but there is none.`);
    return found;
  }
  async function complete(who: ApiClient, id: string, data?: object, opinion?: string): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, {
      ...(data && { data }),
      ...(opinion && { opinion }),
    });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }
  const steps = async (who: ApiClient, id: string) =>
    (await todo(who)).filter(({ applicationId }) => applicationId === id).map(({ stepName }) => stepName);
  async function directed(): Promise<string> {
    const { id } = await submitNew(office, 'directed-document', {
      phone: '13800000000',
      title: '关于开展安全检查的通知',
      sender: '省教育厅',
      receivedOn: '2026-03-02',
      urgency: 'urgent',
      deadline: inDays(5),
      files: [file],
    });
    await complete(officeHead, id, {
      proposal: '请校领导批示，保卫处主办',
      leaders,
      leadOffice: of('security').id,
      assistOffices: [of('finance').id, of('security').id],
      deadline: inDays(7),
    });
    return id;
  }
  async function handedToOffices(): Promise<string> {
    const id = await directed();
    await complete(first, id, undefined, '抓紧办理');
    await complete(second, id, undefined, '同意');
    return id;
  }

  it('has nothing to mend, and its trial runs pass', async () => {
    const definition = await server.app.get(DefinitionsService).get('directed-document');
    expect(definition.trials).toHaveLength(3);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('says beforehand who chooses the departments, and once they are chosen who of each gets it', async () => {
    const written = { title: '关于开展安全检查的通知', sender: '省教育厅', files: [file] };
    const { body } = await office.post<Preview>('/api/applications/preview', {
      itemKey: 'directed-document',
      data: written,
    });
    const open = body.steps.filter(({ name }) => ['部门签收', '承办反馈', '反馈'].includes(name));
    expect(open).toHaveLength(3);
    for (const step of open)
      expect(step).toMatchObject({ people: [], problems: [], chosenIn: { field: '主办部门', step: '拟办' } });

    const { id } = await submitNew(office, 'directed-document', {
      ...{ ...written, phone: '13800000000', receivedOn: '2026-03-02', urgency: 'urgent', deadline: inDays(5) },
    });
    const task = await taskIn(officeHead, id);
    const data = { leaders, leadOffice: of('security').id, assistOffices: [of('finance').id] };
    const { body: chosen } = await officeHead.post<Preview>(`/api/tasks/${task.id}/preview`, { data });
    const signing = chosen.steps.filter(({ name }) => name.startsWith('部门签收'));
    expect(signing.map(({ name, people }) => [name, people.map(({ departmentName }) => departmentName)])).toEqual([
      ['部门签收（保卫处）', ['保卫处']],
      ['部门签收（财务处）', ['财务处']],
    ]);
  });

  it('asks the leaders one after the other, in the order that was chosen', async () => {
    const id = await directed();
    expect((await taskIn(first, id)).stepName).toBe('校领导批示');
    expect(await steps(second, id)).toEqual([]);
    const task = await taskIn(first, id);
    expect((await first.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(422);
    await complete(first, id, undefined, '抓紧办理');
    expect((await taskIn(second, id)).stepName).toBe('校领导批示');
  });

  it('goes to each department once, in its own time, and is filed when all have answered', async () => {
    const id = await handedToOffices();
    expect(await steps(of('security').head, id)).toEqual(['部门签收（保卫处）']);
    expect(await steps(of('personnel').head, id)).toEqual([]);
    await complete(of('finance').head, id);
    await complete(of('finance').head, id, undefined, '经费已安排');
    expect(await steps(of('security').head, id)).toEqual(['部门签收（保卫处）']);
    await complete(of('security').head, id);
    await complete(of('security').head, id, undefined, '检查完毕');
    expect(await steps(of('security').head, id)).toEqual(['反馈']);
    await complete(of('security').head, id, { summary: '已完成检查，整改 3 处' });
    expect((await complete(office, id, { archiveNumber: '收-001' })).status).toBe('completed');
    const { body } = await office.get<PrintPage>(`/api/applications/${id}/print`);
    for (const text of ['省教育厅', '抓紧办理', '经费已安排', '已完成检查', '收-001'])
      expect(body.html).toContain(text);
  });

  it('goes to 督办 when the time of the form is over, and 督办 holds nothing up', async () => {
    const id = await handedToOffices();
    await server.database.transaction((tx) =>
      tx.execute("update job set due_at = ? where instance_id = ? and kind = 'timer'", [toSqlTime(new Date()), id]),
    );
    await eventually(async () => (await steps(officeHead, id)).includes('督办'));
    expect(await steps(of('security').head, id)).toEqual(['部门签收（保卫处）']);
    for (const code of ['security', 'finance']) {
      await complete(of(code).head, id);
      await complete(of(code).head, id, undefined, '办结');
    }
    await complete(of('security').head, id, { summary: '已办结' });
    const filed = (await todo(office)).find((task) => task.applicationId === id && task.stepName === '归档');
    const { body } = await office.post<ActResult>(`/api/tasks/${filed?.id}/complete`, {
      data: { archiveNumber: '收-002' },
    });
    expect(body.status).toBe('completed');
    expect(await steps(officeHead, id)).toEqual([]);
  });
});
