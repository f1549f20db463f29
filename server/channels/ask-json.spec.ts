import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askJson } from './ask-json.js';
import { NotNow } from './channel.js';

describe('asking another side', () => {
  let server: Server;
  let host: string;
  let answer: (response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const ask = (status: number, body: string, headers: Record<string, string> = {}) => {
    answer = (response) => response.writeHead(status, headers).end(body);
    return askJson(new URL(`http://${host}/send?key=hidden`), { method: 'POST' });
  };

  it('gives the JSON that comes back, also of a refusal', async () => {
    expect(await ask(200, '{"errcode":0}')).toEqual({ errcode: 0 });
    expect(await ask(400, '{"Code":"isv.X"}')).toEqual({ Code: 'isv.X' });
  });

  it('tells an overloaded side from a broken one', async () => {
    await expect(ask(429, '{}')).rejects.toBeInstanceOf(NotNow);
    const broken = ask(502, '{}');
    await expect(broken).rejects.not.toBeInstanceOf(NotNow);
    await expect(broken).rejects.toThrow(`Expected an answer from ${host}, but got 502.`);
  });

  it.each([
    ['a page', () => ask(200, '<html>')],
    ['a number', () => ask(200, '5')],
    ['another address', () => ask(302, '', { location: 'http://127.0.0.1:1/' })],
    ['nobody', () => askJson(new URL('http://127.0.0.1:1/?key=hidden'), { method: 'GET' })],
  ])('refuses %s, naming the host and nothing of what was asked', async (_, asked) => {
    const error = await asked().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toContain('127.0.0.1');
    expect(String(error)).not.toMatch(/hidden|send/);
  });
});
