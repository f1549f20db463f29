import type { ScriptTestAnswer } from '../../server/contract/script-tests.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('trying a script on %s', (dialect) => {
  let server: TestServer;
  let administrator: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    administrator = await server.signIn('admin');
    await administrator.post('/api/definitions', { key: 'scripts', name: '脚本' });
  });
  afterAll(() => server.close());

  const tryIt = (source: string, input: Record<string, unknown> = {}, by = administrator) =>
    by.post<ScriptTestAnswer>('/api/definitions/scripts/script-test', { source, input });

  it('gives the value of the last statement', async () => {
    const { status, body } = await tryIt('const twice = amount * 2;\n({ twice })', { amount: 21 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: 'completed', result: { twice: 42 }, line: null });
  });

  it('names the error that a boundary event could catch', async () => {
    const { body } = await tryIt(`throw new BpmnError('late', 'zu spät')`);
    expect(body).toMatchObject({ outcome: 'error', errorCode: 'late' });
    expect(body.message).toContain('late');
  });

  it.each([
    ['const a = 1;\n\nnothing.here', 3, /nothing/],
    ['const a = 1;\nconst b = ;', 2, /SyntaxError/],
    ['const a = 1;\nreturn a', 2, /最后一个语句的值/],
  ])('says in which line it fails: %j', async (source, line, message) => {
    const { body } = await tryIt(source);
    expect(body).toMatchObject({ outcome: 'failed', line });
    expect(body.message).toMatch(message);
  });

  it.each([
    ['for (;;) {}', /时间/],
    [`'x'.repeat(300_000)`, /内存/],
  ])('ends what takes too much: %s', async (source, message) => {
    const { body } = await tryIt(source);
    expect(body.outcome).toBe('failed');
    expect(body.message).toMatch(message);
  });

  it('sees nothing of the server', async () => {
    const { body } = await tryIt(`[typeof process, typeof require, typeof fetch, typeof setTimeout].join()`);
    expect(body.result).toBe('undefined,undefined,undefined,undefined');
  });

  it('is for administrators of the item alone', async () => {
    expect((await tryIt('1', {}, await server.signIn('2003000053'))).status).toBe(403);
    expect((await tryIt('1', {}, await server.signIn('2006000071'))).status).toBe(403);
  });

  it('refuses what is no script', async () => {
    expect((await tryIt('')).status).toBe(400);
    expect((await tryIt('x'.repeat(50_001))).status).toBe(400);
  });
});
