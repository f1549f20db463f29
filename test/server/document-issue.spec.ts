import type { Preview, PrintPage } from '../../server/contract/applications.js';
import type { UploadedFile } from '../../server/contract/files.js';
import type { ActResult } from '../../server/contract/tasks.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('公文印发审批 on %s', (dialect) => {
  let server: TestServer;
  let drafter: ApiClient;
  let head: ApiClient;
  let office: ApiClient;
  let leader: ApiClient;
  let legal: ApiClient;
  let secrecy: ApiClient;
  let body: string;
  const departments = new Map<string, { id: string; head: ApiClient }>();

  beforeAll(async () => {
    server = await startServer(dialect);
    [drafter, head, office, leader, legal, secrecy] = (await Promise.all(
      ['2003000053', '1998000101', '1987000009', '1992000005', '2004000015', '2008000016'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    const rows = await server.database.query<{ code: string; id: string; number: string }>(
      `select d.code, d.id, p.number from department d join department_head h on h.department_id = d.id
       join person p on p.id = h.person_id where d.code in ('finance', 'personnel')`,
    );
    for (const { code, id, number } of rows) departments.set(code, { id, head: await server.signIn(number) });
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }), '正文.pdf');
    body = (await drafter.post<UploadedFile>('/api/files', form)).body.id;
  });
  afterAll(() => server.close());

  const of = (code: string) => departments.get(code) ?? { id: '', head };
  const filledIn = (changes: object = {}) => ({
    phone: '13800000000',
    title: '关于做好期末工作的通知',
    kind: 'notice',
    isRegulation: 'no',
    secrecy: 'public',
    urgency: 'normal',
    mainRecipients: '各部门',
    seals: ['school'],
    copies: 30,
    body: [body],
    ...changes,
  });
  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body: result } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, {
      ...(data && { data }),
    });
    expect({ status, result }).toMatchObject({ status: 200 });
    return result;
  }
  const has = async (who: ApiClient, id: string) => (await todo(who)).some(({ applicationId }) => applicationId === id);
  const numbered = { documentNumber: '浙艺院〔2026〕1 号', signer: 'person-1992000005' };
  const sealing = (id: string) =>
    eventually(async () => {
      const [row] = await server.database.query<{ id: string }>(
        "select id from instance where parent_id = ? and status = 'running'",
        [id],
      );
      return row?.id;
    });
  async function upToSigned(id: string): Promise<void> {
    await complete(office, id, numbered);
    await complete(leader, id);
    expect((await taskIn(leader, id)).stepName).toBe('签发');
    await complete(leader, id);
  }

  it.each(['document-issue', 'document-seal'])('has nothing to mend, and its trial runs pass: %s', async (key) => {
    const definition = await server.app.get(DefinitionsService).get(key);
    expect(definition.trials?.length).toBeGreaterThan(1);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('goes from the draft to the archive, sealed by a case of its own', async () => {
    const { id } = await submitNew(drafter, 'document-issue', filledIn());
    await complete(head, id);
    expect(await has(legal, id)).toBe(false);
    await upToSigned(id);
    const seal = await sealing(id);
    expect((await taskIn(office, seal)).stepName).toBe('党政办用印');
    await complete(office, seal, { sealedOn: '2026-03-02', sealedCopies: 30 });
    expect((await taskIn(office, id)).stepName).toBe('分发');
    await complete(office, id, { distributedOn: '2026-03-03', readers: ['person-1998000101'] });
    await complete(office, id, { archiveNumber: '2026-001' });
    expect((await taskIn(head, id)).stepName).toBe('知会');
    expect((await complete(head, id)).status).toBe('completed');
    const { body: printed } = await drafter.get<PrintPage>(`/api/applications/${id}/print`);
    for (const text of ['发文稿纸', '浙艺院〔2026〕1 号', '程世杰', '2026-001']) expect(printed.html).toContain(text);
  });

  it('asks the chosen departments at once, then 法治办 and 保密办 where they are concerned', async () => {
    const countersigners = [of('finance').id, of('personnel').id];
    const data = filledIn({ countersigners, isRegulation: 'yes', secrecy: 'secret' });
    const { id } = await submitNew(drafter, 'document-issue', data);
    await complete(head, id);
    await complete(of('personnel').head, id);
    expect(await has(legal, id)).toBe(false);
    await complete(of('finance').head, id);
    await complete(secrecy, id);
    expect(await has(office, id)).toBe(false);
    await complete(legal, id);
    expect((await taskIn(office, id)).stepName).toBe('党政办初审');
  });

  it('comes back to 党政办 when it is not sealed, and is sealed again', async () => {
    const { id } = await submitNew(drafter, 'document-issue', filledIn());
    await complete(head, id);
    await upToSigned(id);
    const task = await taskIn(office, await sealing(id));
    expect(await office.post(`/api/tasks/${task.id}/refuse`, { opinion: '份数有误' })).toMatchObject({ status: 200 });
    expect((await taskIn(office, id)).stepName).toBe('用印复核');
    await complete(office, id, { copies: 20 });
    await complete(office, await sealing(id), { sealedOn: '2026-03-02', sealedCopies: 20 });
    expect((await taskIn(office, id)).stepName).toBe('分发');
  });

  it('asks for the number and the signer before it goes to a leader, and can be refused there', async () => {
    const { id } = await submitNew(drafter, 'document-issue', filledIn());
    await complete(head, id);
    const task = await taskIn(office, id);
    const { status, body: refused } = await office.post<{ details: { path: string }[] }>(
      `/api/tasks/${task.id}/complete`,
      {},
    );
    expect([status, ...refused.details.map(({ path }) => path).sort()]).toEqual([422, 'documentNumber', 'signer']);
    await complete(office, id, numbered);
    const asked = await taskIn(leader, id);
    expect(await leader.post(`/api/tasks/${asked.id}/refuse`, { opinion: '暂缓' })).toMatchObject({
      status: 200,
      body: { status: 'refused' },
    });
  });

  it('says beforehand whom it will ask', async () => {
    const data = filledIn({ countersigners: [of('finance').id], isRegulation: 'yes' });
    const { body: seen } = await drafter.post<Preview>('/api/applications/preview', {
      itemKey: 'document-issue',
      data,
    });
    const names = seen.steps.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['核稿', '部门会签（财务处）', '法治办审核', '党政办初审', '分管领导']),
    );
    expect(names).not.toContain('保密办审核');
  });
});
