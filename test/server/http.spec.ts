import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import { forgetOldAnswers, idempotent } from '../../server/http/idempotency.js';
import { routesOf } from '../../server/http/routes.js';
import { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

interface Problem {
  code: string;
  message: string;
  details?: { path: string; message: string }[];
}

const chinese = expect.stringMatching(/[\u4e00-\u9fff]/);

describe.each(databases)('HTTP on %s', (dialect) => {
  let server: TestServer;
  let client: ApiClient;
  const raw = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
  const routes = () =>
    routesOf(
      server.app
        .get(DiscoveryService)
        .getControllers()
        .flatMap(({ metatype }) => (metatype ? [metatype] : [])),
    );

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    client = await server.signIn('2003000053');
  }, 60_000);
  afterAll(() => server.close());

  describe('routes', () => {
    it('declare a permission each', () => {
      expect(routes().length).toBeGreaterThan(40);
      expect(
        routes()
          .filter(({ permission }) => permission === undefined)
          .map(({ handler }) => handler),
      ).toEqual([]);
    });

    it('declare what they answer, but for what is no JSON of the API', () => {
      const undeclared = routes().filter(
        ({ status, answer, answeredType }) => status !== 204 && !answer && !answeredType,
      );
      expect(undeclared.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
        'GET /*',
        'GET /api/health/live',
        'GET /api/health/ready',
        'GET /api/live',
        'GET /api/metrics',
        'GET /api/openapi.json',
      ]);
    });

    it('are open without a session only where that is meant', () => {
      const open = routes().filter(({ permission }) => permission === 'public');
      expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
        'GET /*',
        'GET /api/health/live',
        'GET /api/health/ready',
        'GET /api/metrics',
        'GET /api/openapi.json',
        'GET /api/school',
        'GET /api/school/logo',
        'GET /api/school/wecom-code',
        'GET /manifest.webmanifest',
        'POST /api/session',
      ]);
    });

    it('answer 401 without a session and 403 without the role, before they look at anything else', async () => {
      const closed = routes().filter(({ permission }) => permission !== 'public');
      for (const { method, path, permission, handler } of closed) {
        const address = path.replace(/:\w+/g, '1');
        const anonymous = await new ApiClient(server.url).request<Problem>(
          method,
          address,
          method === 'GET' ? undefined : {},
        );
        expect([handler, anonymous.status, anonymous.body.code]).toEqual([handler, 401, 'session.missing']);
        if (permission === 'signedIn') continue;
        const denied = await client.request<Problem>(method, address, method === 'GET' ? undefined : {});
        expect([handler, denied.status, denied.body.code]).toEqual([handler, 403, 'permission.denied']);
      }
    });

    it('write only with the CSRF token', async () => {
      const writing = routes().filter(({ method, permission }) => method !== 'GET' && permission === 'signedIn');
      for (const { method, path, handler } of writing) {
        const answer = await client.request<Problem>(
          method,
          path.replace(/:\w+/g, '1'),
          {},
          { 'x-csrf-token': 'made up' },
        );
        expect([handler, answer.status, answer.body.code]).toEqual([handler, 403, 'csrf.invalid']);
      }
    });
  });

  describe('errors', () => {
    const json = { 'content-type': 'application/json' };
    it.each<[string, string, RequestInit, number, string]>([
      ['an unknown address', '/api/nothing', {}, 404, 'route.notFound'],
      ['an unknown address that is written to', '/api/nothing', { method: 'POST' }, 404, 'route.notFound'],
      ['a method that a route does not have', '/api/school', { method: 'PUT' }, 404, 'route.notFound'],
      ['a file that is not there', '/assets/nothing.js', {}, 404, 'route.notFound'],
      ['a hidden file of the build', '/.vite/manifest.json', {}, 404, 'route.notFound'],
      ['a path out of the pages', '/..%2f..%2fpackage.json', {}, 404, 'route.notFound'],
      [
        'JSON that is none',
        '/api/session',
        { method: 'POST', headers: json, body: '{"account":' },
        400,
        'request.invalidJson',
      ],
      ['an empty body', '/api/session', { method: 'POST', headers: json, body: '' }, 400, 'request.invalidJson'],
      [
        'a body that is no object',
        '/api/session',
        { method: 'POST', headers: json, body: '[]' },
        400,
        'request.invalid',
      ],
      [
        'a body of another type',
        '/api/session',
        { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
        415,
        'request.unsupportedType',
      ],
      [
        'a body that is too large',
        '/api/session',
        { method: 'POST', headers: json, body: `"${'x'.repeat(4_000_000)}"` },
        413,
        'request.tooLarge',
      ],
    ])('of %s are said in Chinese', async (_what, path, init, status, code) => {
      const answer = await raw(path, init);
      expect([answer.status, await answer.json()]).toEqual([
        status,
        { code, message: chinese, ...(code === 'request.invalid' && { details: expect.anything() }) },
      ]);
    });

    it('of a wrong shape name every property in Chinese', async () => {
      const { status, body } = await client.get<Problem>('/api/organization/people?limit=1000&kind=robot');
      expect([status, body.code]).toEqual([400, 'request.invalid']);
      expect(body.details?.map(({ path }) => path).sort()).toEqual(['kind', 'limit']);
      for (const { message } of body.details ?? []) expect(message).toEqual(chinese);
    });
  });

  describe('idempotency keys', () => {
    const call = (key: string, body: unknown = { a: 1 }) => ({ personId: 'person-2003000053', key, body });

    it('make a repeated call answer the same and be done once, also at the same moment', async () => {
      let done = 0;
      const work = () =>
        idempotent(server.database, call('once'), async (tx) => {
          tx.enqueue("insert into setting (setting_key, value) values ('once', '1')");
          return { number: ++done };
        });
      const answers = await Promise.all([work(), work(), work()]);
      expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
      expect(await work()).toEqual(answers[0]);
      expect(await server.database.query("select value from setting where setting_key = 'once'")).toEqual([
        { value: '1' },
      ]);
    });

    it('are refused for another call', async () => {
      await idempotent(server.database, call('reused'), async () => 1);
      const other = idempotent(server.database, call('reused', { a: 2 }), async () => 2);
      await expect(other).rejects.toMatchObject({ status: 409, code: 'idempotency.keyReused' });
    });

    it('are free again when the work failed, and belong to the person', async () => {
      const failing = idempotent(server.database, call('failed'), async () => {
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await idempotent(server.database, call('failed'), async () => 'done')).toBe('done');
      const somebodyElse = { ...call('failed', { a: 3 }), personId: 'person-admin' };
      expect(await idempotent(server.database, somebodyElse, async () => 'theirs')).toBe('theirs');
    });

    it('are forgotten after a week', async () => {
      await idempotent(server.database, call('old'), async () => 1);
      await forgetOldAnswers(server.database, new Date(Date.now() + 8 * 24 * 3600 * 1000));
      expect(await server.database.query('select * from idempotency_key')).toEqual([]);
    });
  });

  it('tells pages the school and, of a demonstration, its accounts', async () => {
    const answer = await raw('/api/school');
    expect(await answer.json()).toMatchObject({
      name: '浙江艺术职业学院',
      timeZone: 'Asia/Shanghai',
      demonstrationAccounts: expect.arrayContaining([
        { account: '2003000053', name: '许明远', note: chinese, password: 'xiaowu2026' },
      ]),
    });
  });

  it('sends headers that keep scripts, frames and guesses of types out', async () => {
    const { headers } = await raw('/api/school');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('keeps answers of the API out of caches that others use', async () => {
    for (const path of ['/api/session', '/api/tasks/counts'])
      expect((await client.get(path)).headers.get('cache-control')).toMatch(/no-store/);
  });

  it.each(['/api/items/%E0%A4%A', '/%zz'])('answers the broken address %s as every other error', async (path) => {
    const answer = await raw(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ code: 'route.notFound', message: chinese });
  });

  it('sends the pages as the build has compressed them', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await (await raw('/')).text())?.[1] ?? '';
    const sent = (encodings: string) => raw(script, { headers: { 'accept-encoding': encodings } });
    const [plain, small, smaller] = await Promise.all(['identity', 'gzip', 'gzip, br'].map(sent));
    const length = (answer?: Response) => Number(answer?.headers.get('content-length'));
    expect(small?.headers.get('content-encoding')).toBe('gzip');
    expect(smaller?.headers.get('content-encoding')).toBe('br');
    expect(length(smaller)).toBeLessThan(length(small));
    expect(length(small)).toBeLessThan(length(plain) / 2);
    expect(smaller?.headers.get('vary')).toContain('accept-encoding');
    const text = await plain?.text();
    expect(await small?.text()).toBe(text);
    expect(await smaller?.text()).toBe(text);
  });

  it.each([
    ['portal-ui', '/'],
    ['designer-ui', '/designer/'],
  ])('sends what a later build of %s has put there', async (folder, prefix) => {
    const name = `later-${dialect}.js`;
    const file = join(__dirname, '../..', folder, 'dist/assets', name);
    const address = `${prefix}assets/${name}`;
    expect((await raw(address)).status).toBe(404);
    await writeFile(file, 'export {};');
    try {
      const answer = await raw(address);
      expect([answer.status, await answer.text()]).toEqual([200, 'export {};']);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    } finally {
      await rm(file);
    }
    expect((await raw(address)).status).toBe(404);
  });

  it('says that it lives and is ready, and counts', async () => {
    for (const path of ['/api/health/live', '/api/health/ready'])
      expect(await (await raw(path)).json()).toEqual({ status: 'ok' });
    expect(await (await raw('/api/metrics')).text()).toContain('process_cpu_seconds_total');
  });

  it('describes every route of the API by the schemas that check it', async () => {
    const document = (await (await raw('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, object>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    for (const { method, path } of routes().filter((route) => route.path.startsWith('/api/')))
      expect(document.paths[path.replace(/:(\w+)/g, '{$1}')]).toHaveProperty(method.toLowerCase());
    expect(JSON.stringify(document.paths['/api/session']?.post)).toContain('password');
    expect(JSON.stringify(document.paths['/api/organization/people']?.get)).toContain('"limit"');
    expect(document.paths['/api/files']?.post).toHaveProperty(['requestBody', 'content', 'multipart/form-data']);
    expect(document.paths['/api/files/uploads/{id}']?.put).toHaveProperty([
      'requestBody',
      'content',
      'application/octet-stream',
    ]);
  });

  it('describes what every route answers, without a reference into nothing', async () => {
    const document = (await (await raw('/api/openapi.json')).json()) as { paths: object; components: object };
    expect(document.paths).toMatchObject({
      '/api/tasks/{id}': {
        get: { responses: { 200: { content: { 'application/json': { schema: { required: expect.anything() } } } } } },
      },
      '/api/applications/{id}/print/pdf': {
        get: { responses: { 200: { content: { 'application/pdf': expect.anything() } } } },
      },
    });
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]*)"/g)].map(
      ([, pointer]) => pointer ?? '',
    );
    expect(references.length).toBeGreaterThan(0);
    for (const pointer of new Set(references)) {
      const keys = pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
      const found = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect([pointer, typeof found]).toEqual([pointer, 'object']);
    }
  });

  it('describes the token that writing calls of a session need', async () => {
    const { paths } = (await (await raw('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { parameters: { name: string; required: boolean }[] }>>;
    };
    const needsToken = (path: string, method: string) =>
      paths[path]?.[method]?.parameters.some(({ name, required }) => name === 'X-CSRF-Token' && required);
    expect(needsToken('/api/tasks/{id}/complete', 'post')).toBe(true);
    expect(needsToken('/api/tasks/{id}', 'get')).toBe(false);
    expect(needsToken('/api/session', 'post')).toBe(false);
  });
});

describe('a limit of requests', () => {
  it('holds for one session or address, and not for others', async () => {
    process.env.XIAOWU_REQUESTS_PER_MINUTE = '20';
    const server = await startServer('sqlite', { jobs: false });
    delete process.env.XIAOWU_REQUESTS_PER_MINUTE;
    try {
      const [client, other] = [await server.signIn('2003000053'), await server.signIn('1987000009')];
      const answers = [];
      for (let i = 0; i < 22; i++) answers.push(await client.get<Problem>('/api/session'));
      expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(200), 429, 429]);
      expect(answers.at(-1)?.body).toEqual({ code: 'request.tooMany', message: chinese });
      expect((await other.get('/api/session')).status).toBe(200);
    } finally {
      await server.close();
    }
  }, 60_000);

  it('is not escaped by making up a session for each request', async () => {
    process.env.XIAOWU_REQUESTS_PER_MINUTE = '5';
    const server = await startServer('sqlite', { jobs: false });
    delete process.env.XIAOWU_REQUESTS_PER_MINUTE;
    try {
      const client = await server.signIn('2003000053');
      expect((await client.get('/api/session')).status).toBe(200);
      const answers: number[] = [];
      for (let i = 0; i < 60; i++)
        answers.push(
          (await fetch(`${server.url}/api/session`, { headers: { cookie: `xiaowu_session=made-up-${i}` } })).status,
        );
      expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(50);
      expect(answers.at(-1)).toBe(429);
      // who is signed in behind the same address goes on
      expect((await client.get('/api/session')).status).toBe(200);
    } finally {
      await server.close();
    }
  }, 60_000);
});
