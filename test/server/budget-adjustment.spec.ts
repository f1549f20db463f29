import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application, PrintPage } from '../../server/contract/applications.js';
import type { ActResult } from '../../server/contract/tasks.js';
import { checkDefinition } from '../../server/definitions/checking/check-definition.js';
import { DefinitionsService } from '../../server/definitions/definitions.service.js';
import type { ApiClient } from '../support/api-client.js';
import { createDraft, eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

interface Holder {
  readonly id: string;
  readonly client: ApiClient;
}

describe.each(databases)('学院二级经费预算内部调整 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let dean: Holder;
  let secretary: Holder;
  let office: Holder;
  let accountant: Holder;
  let financeHead: Holder;
  let leader: ApiClient;
  let leaders: Holder[];

  beforeAll(async () => {
    server = await startServer(dialect);
    const first = async (department: string, post: string) => (await holders(department, post))[0] as Holder;
    applicant = await server.signIn('2003000053');
    leader = await server.signIn('1992000005');
    dean = await first('library-it', '部门负责人');
    secretary = await first('library-it', '部门副职');
    office = await first('academic', '部门负责人');
    accountant = await first('finance', '教职工');
    financeHead = await first('finance', '部门负责人');
    leaders = await holders('leadership', '校领导');
  });
  afterAll(() => server.close());

  async function holders(department: string, post: string): Promise<Holder[]> {
    const rows = await server.database.query<{ id: string; number: string }>(
      `select p.id, p.number from employment e join person p on p.id = e.person_id join department d on d.id = e.department_id
       where d.code = ? and e.post = ? order by p.number`,
      [department, post],
    );
    return Promise.all(rows.map(async ({ id, number }) => ({ id, client: await server.signIn(number) })));
  }

  const line = (direction: 'out' | 'in', amount: number) => ({ project: '教学设备', card: 'JF-01', direction, amount });
  const filledIn = (cents: number, lines = [line('out', cents), line('in', cents - 100), line('in', 100)]) => ({
    phone: '13800000000',
    secretary: secretary.id,
    office: office.id,
    lines,
    reason: '设备采购计划调整',
  });

  async function complete(who: ApiClient, id: string, data?: object): Promise<ActResult> {
    const task = await taskIn(who, id);
    const { status, body } = await who.post<ActResult>(`/api/tasks/${task.id}/complete`, { ...(data && { data }) });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }
  const seen = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body;

  /** Until the tier is decided. */
  async function checked(cents: number): Promise<string> {
    const { id } = await submitNew(applicant, 'budget-adjustment', filledIn(cents));
    await complete(dean.client, id);
    await complete(secretary.client, id);
    await complete(office.client, id);
    await complete(accountant.client, id);
    return id;
  }
  const execute = (id: string) => complete(accountant.client, id, { executedOn: '2026-03-02', voucher: 'P-17' });

  it('has nothing to mend in drawing, form, decision and print page', async () => {
    const definition = await server.app.get(DefinitionsService).get('budget-adjustment');
    expect(definition.trials).toHaveLength(4);
    expect(await checkDefinition(definition)).toEqual([]);
  });

  it('waits for 院长 and 书记, who look at it at the same time', async () => {
    const { id } = await submitNew(applicant, 'budget-adjustment', filledIn(100_000));
    expect((await seen(id)).currentSteps.sort()).toEqual(['书记', '院长']);
    await complete(secretary.client, id);
    expect((await seen(id)).currentSteps).toEqual(['院长']);
    await complete(dean.client, id);
    expect((await taskIn(office.client, id)).stepName).toBe('归口部门');
  });

  it('is decided by the head of 财务处 up to 50,000 yuan, and carried out with a voucher', async () => {
    const id = await checked(5_000_000);
    expect((await taskIn(financeHead.client, id)).stepName).toBe('财务处负责人');
    await complete(financeHead.client, id);
    const task = await taskIn(accountant.client, id);
    expect(await accountant.client.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({ status: 422 });
    expect((await execute(id)).status).toBe('completed');
    expect((await seen(id)).form.data).toMatchObject({ total: 5_000_000, voucher: 'P-17' });
    const { body: printed } = await applicant.get<PrintPage>(`/api/applications/${id}/print`);
    for (const text of ['教学设备', '调出', '50,000.00', 'P-17']) expect(printed.html).toContain(text);
  });

  it.each([5_000_001, 20_000_000])('is decided by the leader in charge for %i cents', async (cents) => {
    const id = await checked(cents);
    expect((await taskIn(leader, id)).stepName).toBe('分管领导');
    await complete(leader, id);
    expect((await execute(id)).status).toBe('completed');
  });

  it('is decided by all leaders of the school above 200,000 yuan', async () => {
    const id = await checked(20_000_001);
    expect(leaders.length).toBeGreaterThan(1);
    expect((await seen(id)).currentSteps).toEqual(['校领导会签']);
    for (const { client } of leaders) await complete(client, id);
    expect((await execute(id)).status).toBe('completed');
  });

  describe('with the financial system', () => {
    let financial: Server;
    /** What it was asked, and the directions that it refuses to book. */
    let asked: { path: string; body: { direction?: string; lines?: unknown[]; booking?: string } }[] = [];
    let refused: string[] = [];

    beforeAll(async () => {
      financial = createServer((request, response) => {
        let text = '';
        request.on('data', (part: Buffer) => (text += part.toString()));
        request.on('end', () => {
          const body = JSON.parse(text) as (typeof asked)[number]['body'];
          asked.push({ path: request.url ?? '', body });
          const status = refused.includes(body.direction ?? '') ? 409 : 200;
          response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"B-1"}');
        });
      });
      await new Promise<void>((resolve) => financial.listen(0, '127.0.0.1', resolve));
    });
    beforeEach(() => {
      [asked, refused] = [[], []];
      process.env['XIAOWU_SERVICE_ADDRESS_FINANCE'] = `http://127.0.0.1:${(financial.address() as AddressInfo).port}`;
      process.env['XIAOWU_SERVICE_PRIVATE'] = '1';
    });
    afterEach(() => {
      delete process.env['XIAOWU_SERVICE_ADDRESS_FINANCE'];
      delete process.env['XIAOWU_SERVICE_PRIVATE'];
    });
    afterAll(() => void financial.close());

    async function decided(): Promise<string> {
      const id = await checked(100_000);
      await complete(financeHead.client, id);
      return id;
    }

    it('is carried out by it alone', async () => {
      const id = await decided();
      await eventually(async () => (await seen(id)).status === 'completed');
      expect(asked.map(({ path, body }) => [path, body.direction])).toEqual([
        ['/budget/bookings', 'out'],
        ['/budget/bookings', 'in'],
      ]);
      expect(asked.map(({ body }) => body.lines?.length)).toEqual([1, 2]);
    });

    it('takes back what was booked when the rest cannot be, and then asks people', async () => {
      refused = ['in'];
      const id = await decided();
      expect((await taskIn(accountant.client, id)).stepName).toBe('执行');
      expect(asked.map(({ path }) => path)).toEqual(['/budget/bookings', '/budget/bookings', '/budget/reversals']);
      expect(asked[2]?.body).toEqual({ booking: 'B-1' });
      expect((await execute(id)).status).toBe('completed');
    });

    it('takes nothing back when nothing was booked', async () => {
      refused = ['out'];
      const id = await decided();
      expect((await taskIn(accountant.client, id)).stepName).toBe('执行');
      expect(asked.map(({ path }) => path)).toEqual(['/budget/bookings']);
    });
  });

  it('ends when 归口部门 refuses', async () => {
    const { id } = await submitNew(applicant, 'budget-adjustment', filledIn(100_000));
    await complete(dean.client, id);
    await complete(secretary.client, id);
    const task = await taskIn(office.client, id);
    expect(await office.client.post(`/api/tasks/${task.id}/refuse`, { opinion: '专款不得调整' })).toMatchObject({
      status: 200,
    });
    expect((await seen(id)).status).toBe('refused');
  });

  it('takes only what is as much out as in', async () => {
    const id = await createDraft(applicant, 'budget-adjustment');
    const submit = (lines: object[]) =>
      applicant.post(`/api/applications/${id}/submit`, { data: { ...filledIn(0), lines } });
    const refused = {
      status: 422,
      body: { details: [{ path: 'lines', message: '调出金额合计要与调入金额合计相等' }] },
    };
    expect(await submit([line('out', 5000), line('in', 4999)])).toMatchObject(refused);
    expect(await submit([line('out', 5000)])).toMatchObject(refused);
    expect(await submit([line('in', 5000)])).toMatchObject(refused);
    expect(await submit([line('out', 5000), line('in', 3000), line('in', 2000)])).toMatchObject({ status: 200 });
  });
});
