import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MonitorRow } from '../../server/contract/instances.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import {
  apply,
  begin,
  content,
  deploy,
  drawing,
  end,
  errorBoundary,
  service,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

interface Heard {
  readonly path: string;
  readonly key: string;
  readonly atMs: number;
}

describe.each(databases)('service tasks on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;
  let host = '';
  const heard: Heard[] = [];
  /** Status by path, one after the other; the last stays. */
  const answers: { [path: string]: number[] } = {};
  /** Holds answers back until it is called. */
  const held: (() => void)[] = [];
  const called = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const path = request.url ?? '';
      const key = String(request.headers['idempotency-key']);
      heard.push({ path, key, atMs: performance.now() });
      const statuses = answers[path] ?? [200];
      const status = statuses.length > 1 ? (statuses.shift() ?? 200) : (statuses[0] ?? 200);
      const answer = () => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ number: 'R-1' }));
      };
      if (path === '/held') held.push(answer);
      else answer();
    });
  });

  const checked = (id: string, person: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: person }]);
  const calling = (key: string, path: string, settings: { [name: string]: string }, error: string) =>
    content(
      drawing(
        key,
        [
          begin(),
          apply(),
          service('call', { url: `http://${host}${path}`, ...settings }, 'answer'),
          errorBoundary('failed', 'call', error),
          checked('check', '2007000023'),
          checked('repair', '1998000101'),
          end(),
          end('other'),
        ],
        ['begin -> apply -> call -> check -> end', 'failed -> repair -> other'],
        [],
        { errors: [error] },
      ),
    );
  const before = { ...process.env };

  beforeAll(async () => {
    await new Promise<void>((resolve) => called.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(called.address() as AddressInfo).port}`;
    process.env['XIAOWU_SERVICE_HOSTS'] = host;
    process.env['XIAOWU_SERVICE_PRIVATE'] = '1';
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(async () => {
    await server.close();
    called.closeAllConnections();
    await new Promise((resolve) => called.close(resolve));
    Object.assign(process.env, before);
  });

  const of = (path: string) => heard.filter((each) => each.path === path);
  const variables = async (id: string) => {
    const [row] = await server.database.query<{ state: string }>('select state from instance where id = ?', [id]);
    return (JSON.parse(row?.state ?? '{}') as { scopes: { variables?: { [name: string]: unknown } }[] }).scopes[0]
      ?.variables;
  };

  it('are tried again with the same key and ever longer pauses, and go on with the answer', async () => {
    answers['/later'] = [503, 429, 200];
    await deploy(server, 'later', calling('later', '/later', { retries: '3', backoffMs: '200' }, 'http.503'));
    const { id } = await submitNew(applicant, 'later', { reason: '稍后' });
    await taskIn(reviewer, id);
    const tries = of('/later');
    expect(tries).toHaveLength(3);
    expect(new Set(tries.map(({ key }) => key)).size).toBe(1);
    const [first = 0, second = 0, third = 0] = tries.map(({ atMs }) => atMs);
    expect(second - first).toBeGreaterThanOrEqual(190);
    expect(third - second).toBeGreaterThanOrEqual(390);
    expect(await variables(id)).toMatchObject({ answer: { number: 'R-1' } });
  });

  it('are given up after their tries, as an error that the drawing catches', async () => {
    answers['/never'] = [503];
    await deploy(server, 'never', calling('never', '/never', { retries: '1', backoffMs: '100' }, 'http.503'));
    const { id } = await submitNew(applicant, 'never', { reason: '不行' });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'repair' });
    expect(of('/never')).toHaveLength(2);
  });

  it('throw the error that the drawing gives a status, at once', async () => {
    answers['/unknown'] = [404];
    await deploy(server, 'unknown', calling('unknown', '/unknown', { errors: '404=nobody' }, 'nobody'));
    const { id } = await submitNew(applicant, 'unknown', { reason: '无此人' });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'repair' });
    expect(of('/unknown')).toHaveLength(1);
  });

  it('are an incident when nothing catches the error, and are called anew by a retry, with a key of its own', async () => {
    answers['/refused'] = [422, 200];
    await deploy(server, 'refuses', calling('refuses', '/refused', {}, 'elsewhere'));
    const { id } = await submitNew(applicant, 'refuses', { reason: '拒' });
    const incident = await eventually(async () => {
      const { rows } = (await admin.get<{ rows: MonitorRow[] }>('/api/instances?item=refuses')).body;
      return rows[0]?.incidents[0];
    });
    const retried = await Promise.all(
      [1, 2].map(() => admin.post(`/api/instances/${id}/incidents/${incident.id}/retry`)),
    );
    expect(retried.map(({ status }) => status).sort()).toEqual([200, 409]);
    await taskIn(reviewer, id);
    const tries = of('/refused');
    expect(tries).toHaveLength(2);
    expect(new Set(tries.map(({ key }) => key)).size).toBe(2);
  });

  it('answer nobody when the case was ended meanwhile', async () => {
    await deploy(server, 'ended', calling('ended', '/held', {}, 'elsewhere'));
    const { id } = await submitNew(applicant, 'ended', { reason: '终止' });
    const answer = await eventually(() => Promise.resolve(held.shift()));
    expect(await admin.post(`/api/applications/${id}/terminate`, { reason: '不等了' })).toMatchObject({ status: 200 });
    answer();
    await eventually(async () => {
      const rows = await server.database.query<{ status: string }>(
        "select status from job where instance_id = ? and kind = 'service' and status <> 'done'",
        [id],
      );
      return rows.every(({ status }) => status !== 'running');
    });
    const [row] = await server.database.query<{ status: string }>('select status from instance where id = ?', [id]);
    expect(row?.status).toBe('terminated');
    expect(await variables(id)).not.toHaveProperty('answer');
  });
});
