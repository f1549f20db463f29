import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, Variables } from '@xiaowu/engine';
import { callHttp } from './http-call.js';
import { failedCall } from './failed-call.js';
import { httpSettings } from './http-settings.js';
import type { ServiceRefused } from './service-refused.js';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe('the HTTP connector', () => {
  let server: Server;
  let host = '';
  let heard: Heard[] = [];
  const environment = { ...process.env };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const { method, url, headers } = request;
        heard.push({ method, url, headers, body });
        const [, status] = /^\/status\/(\d+)/.exec(url ?? '') ?? [];
        if (url === '/slow') return;
        if (url === '/long') return response.end('x'.repeat(1_100_000));
        if (url === '/away') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
        response.writeHead(Number(status ?? 200), { 'content-type': 'application/json', 'retry-after': '3' });
        response.end(url === '/text' ? '好' : url === '/empty' ? '' : '{"plate":"浙A1"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    heard = [];
    process.env.XIAOWU_SERVICE_HOSTS = `${host},localhost,127.0.0.1`;
    process.env.XIAOWU_SERVICE_PRIVATE = '1';
    process.env.XIAOWU_SERVICE_SECRET_TOKEN = 'secret-1';
  });
  afterAll(async () => {
    process.env = environment;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const call = async (path: string, settings: { [name: string]: Json } = {}, input: Variables = {}) =>
    callHttp(httpSettings({ url: `http://${host}${path}`, ...settings }, input), 'key-1');

  it('sends the input as JSON with the idempotency key and gives the body', async () => {
    expect(await call('/x', {}, { a: 1, b: '二' })).toEqual({ plate: '浙A1' });
    expect(heard[0]).toMatchObject({ method: 'POST', url: '/x', body: '{"a":1,"b":"二"}' });
    expect(heard[0]?.headers).toMatchObject({ 'idempotency-key': 'key-1', 'content-type': 'application/json' });
  });
  it('fills the address, and sends the rest as query where there is no body', async () => {
    await call('/p/{id}', { method: 'get' }, { id: 'a/b', q: '车', n: 2, none: null });
    expect(heard[0]).toMatchObject({ method: 'GET', url: `/p/a%2Fb?q=${encodeURIComponent('车')}&n=2`, body: '' });
  });
  it('calls the address that the environment names, without a list of hosts', async () => {
    delete process.env.XIAOWU_SERVICE_HOSTS;
    process.env.XIAOWU_SERVICE_ADDRESS_FINANCE = `http://${host}/api/`;
    expect(await callHttp(httpSettings({ url: '${FINANCE}/payments' }, {}), 'key-1')).toEqual({ plate: '浙A1' });
    expect(heard[0]?.url).toBe('/api/payments');
    await expect(callHttp(httpSettings({ url: 'http://localhost/' }, {}), 'key-1')).rejects.toMatchObject({
      errorCode: null,
    });
  });
  it('says by an error of its own that the environment names no address', () => {
    delete process.env.XIAOWU_SERVICE_ADDRESS_FINANCE;
    expect(() => httpSettings({ url: '${FINANCE}/payments' }, {})).toThrow(
      expect.objectContaining({ errorCode: 'service.notConfigured' }) as Error,
    );
  });
  it('sends headers with secrets of the environment', async () => {
    await call('/x', { 'header.Authorization': 'Bearer ${TOKEN}' });
    expect(heard[0]?.headers.authorization).toBe('Bearer secret-1');
    await expect(call('/x', { 'header.Authorization': '${NONE}' })).rejects.toMatchObject({ name: 'ServiceRefused' });
  });
  it.each(['header.Host', 'header.Content-Length', 'header.Idempotency-Key'])(
    'does not let %s be set',
    async (name) => {
      await expect(call('/x', { [name]: 'x' })).rejects.toMatchObject({ name: 'ServiceRefused', errorCode: null });
    },
  );
  it('gives text as text, nothing as null, and the whole response on demand', async () => {
    expect(await call('/text')).toBe('好');
    expect(await call('/empty')).toBeNull();
    expect(await call('/x', { result: 'response' })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { plate: '浙A1' },
    });
  });
  it.each([
    ['/status/404', '', 'ServiceRefused', 'http.404'],
    ['/status/404', '404=not-found', 'ServiceRefused', 'not-found'],
    ['/status/422', '404=a, 4xx=refused', 'ServiceRefused', 'refused'],
    ['/status/503', '5xx=down', 'ServiceRefused', 'down'],
    ['/status/503', '', 'ServiceUnavailable', 'http.503'],
    ['/status/429', '', 'ServiceUnavailable', 'http.429'],
    ['/away', '', 'ServiceRefused', 'http.302'],
  ])('makes of %s with %j the %s %s', async (path, errors, name, errorCode) => {
    await expect(call(path, { errors })).rejects.toMatchObject({ name, errorCode });
  });
  it('heeds when the service wants to be asked again', async () =>
    expect(call('/status/503')).rejects.toMatchObject({ retryAfterMs: 3000 }));
  describe('that fails is told to administrators in Chinese, with the bare code', () => {
    const toldOf = async (path: string, settings: { [name: string]: Json } = {}) => {
      const failure: unknown = await call(path, settings).catch((error: unknown) => error);
      return failedCall(failure as ServiceRefused);
    };
    it('nobody listens', async () => {
      const closed = createServer();
      await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
      const at = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
      await new Promise((resolve) => closed.close(resolve));
      const said = await toldOf('/x', { url: `http://${at}/` });
      expect(said).toBe(`多次没有连上 ${at}：对方拒绝了连接，请检查地址和网络后重试（ECONNREFUSED）`);
    });
    it('it takes too long', async () =>
      expect(await toldOf('/slow', { timeoutMs: '150' })).toBe(
        `多次没有连上 ${host}：对方没有在规定时间内回应（超时），请检查地址和网络后重试（ETIMEDOUT）`,
      ));
    it('there is no such host', async () => {
      process.env.XIAOWU_SERVICE_HOSTS = 'nowhere.invalid';
      expect(await toldOf('/x', { url: 'http://nowhere.invalid/' })).toMatch(/：找不到主机，.*（E[A-Z_]+）$/);
    });
    it('it speaks no TLS', async () =>
      expect(await toldOf('/x', { url: `https://${host}/` })).toMatch(/：安全连接没有建立，.*（[A-Z_]+）$/));
    it('it answers an error', async () => expect(await toldOf('/status/503')).toBe(`${host} 返回状态 503，没有成功`));
    it('it is not allowed, or set wrongly', async () => {
      expect(await toldOf('/x', { method: 'TRACE' })).toBe('请求方式不正确，请选择列出的一种（TRACE）');
      process.env.XIAOWU_SERVICE_HOSTS = '';
      expect(await toldOf('/x')).toMatch(new RegExp(`XIAOWU_SERVICE_HOSTS（${host}）$`));
    });
  });
  it('gives up what takes too long, and too long an answer', async () => {
    await expect(call('/slow', { timeoutMs: '150' })).rejects.toMatchObject({ errorCode: 'http.unavailable' });
    await expect(call('/long')).rejects.toMatchObject({ name: 'ServiceRefused', errorCode: null });
  });
  it.each([
    [{ url: 'ftp://x' }],
    [{ url: 'http://user:secret@x/' }],
    [{ url: 'no' }],
    [{ method: 'TRACE' }],
    [{ timeoutMs: '1' }],
    [{ retries: 'many' }],
    [{ errors: '404' }],
  ])('refuses %j', async (settings) => {
    await expect(call('/x', settings)).rejects.toMatchObject({ name: 'ServiceRefused', errorCode: null });
    expect(heard).toEqual([]);
  });
  it('calls nothing outside the allow list', async () => {
    process.env.XIAOWU_SERVICE_HOSTS = 'api.example.com';
    await expect(call('/x')).rejects.toMatchObject({ name: 'ServiceRefused' });
    expect(heard).toEqual([]);
  });
  it('calls no private address, whatever its name', async () => {
    delete process.env.XIAOWU_SERVICE_PRIVATE;
    await expect(call('/x')).rejects.toMatchObject({ name: 'ServiceRefused' });
    const named = { url: `http://localhost:${host.split(':')[1]}/x` };
    await expect(call('/x', named)).rejects.toMatchObject({ name: 'ServiceRefused', errorCode: null });
    expect(heard).toEqual([]);
  });
});
