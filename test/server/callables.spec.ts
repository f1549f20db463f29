import type { Callable, CalledProcess } from '../../server/contract/callables.js';
import type { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('what can be called on %s', (dialect) => {
  let server: TestServer;
  let administrator: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    administrator = await server.signIn('admin');
  });
  afterAll(() => server.close());

  const list = (kind: string, q: string, by = administrator) =>
    by.get<{ rows: Callable[] }>(`/api/callables?kind=${kind}&q=${encodeURIComponent(q)}`);
  const process = (elementId: string, rest = '', by = administrator) =>
    by.get<CalledProcess>(`/api/callables/processes/${elementId}${rest}`);

  it('lists processes once, found by name and by id', async () => {
    const found = { elementId: 'document-seal', definitionKey: 'document-seal', version: 1 };
    expect((await list('process', '用印')).body.rows).toMatchObject([found]);
    expect((await list('process', 'document-seal')).body.rows).toMatchObject([found]);
    expect((await list('process', 'no such')).body.rows).toEqual([]);
  });

  it('lists decisions of all definitions', async () => {
    const { rows } = (await list('decision', '')).body;
    expect(rows.map(({ definitionKey }) => definitionKey)).toContain('budget-adjustment');
  });

  it('tells versions and fields of a process, also by its id in the drawing', async () => {
    const { status, body } = await process('document_seal');
    expect(status).toBe(200);
    expect(body).toMatchObject({ definitionKey: 'document-seal', isAdministered: true, versions: [{ version: 1 }] });
    expect(body.fields.length).toBeGreaterThan(2);
    expect(body.fields.every(({ key, label }) => key !== '' && label !== '')).toBe(true);
    expect((await process('document_seal', '?version=1')).body.fields).toEqual(body.fields);
    expect((await process('document_seal', '?version=9')).status).toBe(404);
    expect((await process('nowhere')).status).toBe(404);
  });

  it('is for process administrators, of every department', async () => {
    expect((await list('process', '', await server.signIn('2003000053'))).status).toBe(403);
    const ofLogistics = await server.signIn('2006000071');
    expect((await process('document_seal', '', ofLogistics)).body).toMatchObject({ isAdministered: false });
  });
});
