import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiFailure } from './api-failure';
import { type Client, createClient } from './client';

let server: Server;
let base: string;
let signedOut: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let client: Client;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  signedOut = 0;
  client = createClient({
    base,
    csrfToken: () => 'token',
    onSignedOut: () => void signedOut++,
    textOf: (code) => `text of ${code}`,
    timeoutMs: 300,
  });
});

const json = (status: number, body: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const failureOf = async (call: Promise<unknown>): Promise<ApiFailure> => {
  const failure = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof ApiFailure)) throw new Error('Expected an ApiFailure');
  return failure;
};

it('leaves out of the query what is not set', async () => {
  let url: string | undefined;
  answer = (request, response) => {
    url = request.url;
    json(200, { rows: [] })(request, response);
  };
  await client.get('/items', { query: { q: '困难', topic: '', mode: undefined, limit: 5 } });
  expect(url).toBe(`/api/items?q=${encodeURIComponent('困难')}&limit=5`);
});

it('sends the CSRF token and the key of the intent with every writing call', async () => {
  const seen: IncomingMessage['headers'][] = [];
  answer = (request, response) => {
    seen.push(request.headers);
    response.writeHead(204).end();
  };
  await expect(client.post('/x', { a: 1 }, { intentKey: 'k1' })).resolves.toBeUndefined();
  await client.put('/x', {});
  await client.delete('/x');
  await client.get('/x');
  expect(seen.map((headers) => headers['x-csrf-token'])).toEqual(['token', 'token', 'token', undefined]);
  expect(seen[0]?.['idempotency-key']).toBe('k1');
  expect(seen[1]?.['idempotency-key']).toMatch(/^[\da-f-]{32,36}$/);
  expect(seen[2]?.['idempotency-key']).not.toBe(seen[1]?.['idempotency-key']);
});

it('throws what the server says, with the fields it names', async () => {
  answer = json(422, { code: 'form.invalid', message: '请检查', details: [{ path: 'amount', message: '太大' }] });
  const failure = await failureOf(client.post('/x'));
  expect(failure).toMatchObject({ status: 422, code: 'form.invalid', message: '请检查', isTemporary: false });
  expect(failure.details).toEqual([{ path: 'amount', message: '太大' }]);
  expect(signedOut).toBe(0);
});

it('tells that the session is over', async () => {
  answer = json(401, { code: 'auth.required', message: '请登录' });
  expect((await failureOf(client.get('/x'))).status).toBe(401);
  expect(signedOut).toBe(1);
});

it('has words of its own for an answer that is no JSON', async () => {
  answer = (_request, response) => void response.writeHead(502).end('<html>');
  expect(await failureOf(client.get('/x'))).toMatchObject({
    status: 502,
    message: 'text of client.unreadable',
    isTemporary: true,
  });
});

it('says when no answer comes in time', async () => {
  answer = () => undefined;
  expect((await failureOf(client.get('/x'))).code).toBe('client.timeout');
});

it('says when the server cannot be reached', async () => {
  answer = (request) => void request.socket.destroy();
  expect(await failureOf(client.get('/x'))).toMatchObject({ status: 0, code: 'client.offline', isTemporary: true });
});

it('passes on that the caller gave up', async () => {
  answer = () => undefined;
  const controller = new AbortController();
  const call = client.get('/x', { signal: controller.signal });
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
});
