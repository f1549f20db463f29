import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application } from '../../server/contract/applications.js';
import type { ActResult } from '../../server/contract/tasks.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('学费收据开具申请 on %s', (dialect) => {
  let server: TestServer;
  let financial: Server;
  let student: ApiClient;
  let finance: ApiClient;
  let admin: ApiClient;
  /** What the financial system says next, and what it was asked. */
  let says: { status: number; body: object };
  let asked: string[] = [];
  let receipts = 0;

  beforeAll(async () => {
    server = await startServer(dialect);
    financial = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(says.status, { 'content-type': 'application/json' }).end(JSON.stringify(says.body));
    });
    await new Promise<void>((resolve) => financial.listen(0, '127.0.0.1', resolve));
    const [row] = await server.database.query<{ number: string }>(
      `select p.number from employment e join person p on p.id = e.person_id join department d on d.id = e.department_id
       where d.code = 'finance' and e.post = '教职工' order by p.number limit 1`,
    );
    [student, finance, admin] = (await Promise.all(
      ['202401001', row?.number ?? '', 'admin'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
  });
  beforeEach(() => {
    asked = [];
    says = { status: 200, body: { matched: true } };
    process.env['XIAOWU_SERVICE_ADDRESS_FINANCE'] =
      `http://127.0.0.1:${(financial.address() as AddressInfo).port}/api/`;
    process.env['XIAOWU_SERVICE_PRIVATE'] = '1';
  });
  afterAll(async () => {
    delete process.env['XIAOWU_SERVICE_ADDRESS_FINANCE'];
    delete process.env['XIAOWU_SERVICE_PRIVATE'];
    await server.close();
    financial.close();
  });

  const submit = async (changes: object = {}) =>
    (
      await submitNew(student, 'tuition-receipt', {
        phone: '13800000000',
        kind: 'tuition',
        schoolYear: '2026-2027',
        amount: 650000,
        payer: '方知夏',
        delivery: 'counter',
        ...changes,
      })
    ).id;
  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, { ...(data && { data }) });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }
  const issued = () => ({ receiptNumber: `R-${dialect}-${(receipts += 1)}`, issuedOn: '2026-03-02' });
  const ends = (id: string) =>
    eventually(async () => (await student.get<Application>(`/api/applications/${id}`)).body.status === 'completed');
  const left = async (id: string) => (await todo(finance)).filter(({ applicationId }) => applicationId === id).length;

  it('has nothing to mend, and its trial runs pass', async () => {
    const definition = await server.app.get(DefinitionsService).get('tuition-receipt');
    expect(definition.trials?.length).toBeGreaterThan(3);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('goes straight to 出纳 when the financial system knows the payment, and ends when it was collected', async () => {
    const id = await submit();
    expect((await taskIn(finance, id)).stepName).toBe('出纳开具');
    expect(asked).toEqual(['/api/payments?number=202401001&kind=tuition&schoolYear=2026-2027&amount=650000']);
    await complete(finance, id, issued());
    expect((await taskIn(finance, id)).stepName).toBe('领取登记');
    await complete(finance, id);
    await ends(id);
  });

  it.each([
    ['does not know the payment', () => void (says = { status: 200, body: { matched: false } })],
    ['refuses', () => void (says = { status: 400, body: {} })],
    ['is not there at all', () => void delete process.env['XIAOWU_SERVICE_ADDRESS_FINANCE']],
  ])('goes to people when the financial system %s', async (_how, prepare) => {
    prepare();
    const id = await submit({ delivery: 'electronic', email: 'a@demo.invalid' });
    expect((await taskIn(finance, id)).stepName).toBe('人工核对');
    await complete(finance, id, { checkNote: '凭证相符' });
    expect((await complete(finance, id, issued())).status).toBe('completed');
  });

  it('ends by a message of the machine that hands receipts out', async () => {
    const id = await submit();
    const receipt = issued();
    await complete(finance, id, receipt);
    const message = {
      name: 'tuitionReceiptCollected',
      correlationKey: receipt.receiptNumber,
      messageId: receipt.receiptNumber,
    };
    expect(await admin.post('/api/messages', message)).toMatchObject({ status: 200 });
    await ends(id);
    expect(await left(id)).toBe(0);
  });

  it('ends after 30 days without anybody who comes', async () => {
    const id = await submit();
    await complete(finance, id, issued());
    await server.database.transaction((tx) =>
      tx.execute("update job set due_at = ? where instance_id = ? and kind = 'timer'", [toSqlTime(new Date()), id]),
    );
    await ends(id);
    expect(await left(id)).toBe(0);
  });

  it('asks for an address where a receipt is sent to one', async () => {
    await expect(submit({ delivery: 'electronic' })).rejects.toThrow(/email/);
  });
});
