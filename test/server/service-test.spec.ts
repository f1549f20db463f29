import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceTestAnswer } from '../../server/contract/service-tests.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('trying a service call on %s', (dialect) => {
  let server: TestServer;
  let service: Server;
  let host = '';
  let heard = 0;
  let administrator: ApiClient;
  const environment = { ...process.env };

  beforeAll(async () => {
    service = createServer((request, response) => {
      heard++;
      const isGone = request.url?.startsWith('/gone');
      response.writeHead(isGone ? 404 : 200, { 'content-type': 'application/json' }).end('{"plate":"浙A1"}');
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(service.address() as AddressInfo).port}`;
    server = await startServer(dialect, { jobs: false });
    administrator = await server.signIn('admin');
    await administrator.post('/api/definitions', { key, name: '车辆查询' });
  });
  beforeEach(() => {
    heard = 0;
    process.env.XIAOWU_SERVICE_HOSTS = host;
    process.env.XIAOWU_SERVICE_PRIVATE = '1';
    process.env.XIAOWU_SERVICE_SECRET_TOKEN = 'secret-1';
  });
  afterAll(async () => {
    process.env = environment;
    service.closeAllConnections();
    await new Promise((resolve) => service.close(resolve));
    await server.close();
  });

  const key = 'plates';
  const tryIt = (settings: Record<string, string>, input: Record<string, unknown> = {}, by = administrator) =>
    by.post<ServiceTestAnswer>(`/api/definitions/${key}/service-test`, { settings, input });

  it('shows what was sent, without secrets, and what the process would get', async () => {
    const settings = { url: `http://${host}/plates/{id}`, method: 'GET', 'header.authorization': 'Bearer ${TOKEN}' };
    const { status, body } = await tryIt(settings, { id: 'a b', day: '2026-01-01' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'completed',
      request: {
        method: 'GET',
        url: `http://${host}/plates/a%20b?day=2026-01-01`,
        headers: { authorization: 'Bearer ${TOKEN}' },
        body: null,
      },
      response: { status: 200, body: { plate: '浙A1' } },
      result: { plate: '浙A1' },
    });
    expect(JSON.stringify(body)).not.toContain('secret-1');
  });

  it('names the error that a boundary event could catch', async () => {
    const { body } = await tryIt({ url: `http://${host}/gone`, errors: '404=plate-unknown' });
    expect(body).toMatchObject({ outcome: 'error', errorCode: 'plate-unknown', response: { status: 404 } });
    expect(body.message).toContain('plate-unknown');
  });

  it.each([
    ['a host that is not allowed', { url: 'http://elsewhere.example/' }, 'XIAOWU_SERVICE_HOSTS'],
    ['an address that is none', { url: 'plates' }, '地址不正确'],
    ['a secret that is not there', { url: 'http://x/', 'header.a': '${NONE}' }, '密钥'],
  ])('sends nothing to %s and says what to do', async (_title, settings, sentence) => {
    const { status, body } = await tryIt(settings);
    expect([status, body.outcome, body.response, heard]).toEqual([200, 'notSent', null, 0]);
    expect(body.message).toContain(sentence);
  });

  it('is kept in the audit log without the values', async () => {
    await tryIt({ url: `http://${host}/x`, method: 'GET' }, { secretive: 'value-1' });
    const { body } = await administrator.get<{ rows: { action: string; target: string; detail: object }[] }>(
      '/api/audit-log',
    );
    const line = body.rows.find(({ action }) => action === 'definition.testService');
    expect(line).toMatchObject({ target: key, detail: { url: `http://${host}/x`, status: 200, outcome: 'completed' } });
    expect(JSON.stringify(line)).not.toContain('value-1');
  });

  it('is for whoever administers the item', async () => {
    const settings = { url: `http://${host}/x` };
    const [applicant, auditor, logistics] = await Promise.all(
      ['2003000053', 'auditor', '2006000071'].map((account) => server.signIn(account)),
    );
    for (const by of [applicant, auditor, logistics]) expect((await tryIt(settings, {}, by)).status).toBe(403);
    expect(heard).toBe(0);
  });
});
