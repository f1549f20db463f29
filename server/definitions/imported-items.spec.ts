import type { ApiClient } from '../../test/support/api-client.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';
import type { Definition } from '../contract/definitions.js';
import type { UploadedFile } from '../contract/files.js';

describe.each(databases)('an item that is made of another one’s content, on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let logistics: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    [admin, logistics] = (await Promise.all(['admin', '2006000071'].map((n) => server.signIn(n)))) as [
      ApiClient,
      ApiClient,
    ];
  });
  afterAll(() => server.close());

  async function contentOf(key: string) {
    const { bpmn, form, item, print, decisions } = (await admin.get<Definition>(`/api/definitions/${key}`)).body;
    return { bpmn, form, item: { ...item, attachments: undefined }, print, decisions };
  }

  it('begins as a draft with everything of it, and can be published', async () => {
    const content = await contentOf('vehicle-request');
    const created = await admin.post<Definition>('/api/definitions', { key: 'bus', name: '班车申请', content });
    expect(created).toMatchObject({
      status: 201,
      body: {
        isDraft: true,
        name: '班车申请',
        item: { name: '班车申请', department: 'logistics' },
        form: content.form,
      },
    });
    const { revision } = created.body;
    expect(await admin.post('/api/definitions/bus/publish', { revision, note: '' })).toMatchObject({ status: 200 });
    const lines = await server.database.query<{ action: string }>(
      "select action from audit_log where item_key = 'bus' order by id",
    );
    expect(lines.map(({ action }) => action)).toEqual(['definition.import', 'definition.publish']);
  });

  it('cleans print pages, and takes attachments only that are the person’s own', async () => {
    const content = { ...(await contentOf('vehicle-request')), print: '<p onclick="x()">a</p><script>x()</script>' };
    const { body } = await admin.post<Definition>('/api/definitions', { key: 'clean', name: '一', content });
    expect(body.print).not.toMatch(/script|onclick/);

    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.4']), '须知.pdf');
    const upload = await admin.post<UploadedFile>('/api/files', form);
    const withFile = (fileId: string) => ({
      ...content,
      item: { ...content.item, attachments: [{ name: '须知', fileId }] },
    });
    const own = { key: 'with-file', name: '二', content: withFile(upload.body.id) };
    expect((await admin.post<Definition>('/api/definitions', own)).body.item.attachments).toHaveLength(1);
    const foreign = { key: 'foreign', name: '三', content: withFile(upload.body.id) };
    expect(await logistics.post('/api/definitions', foreign)).toMatchObject({ status: 422 });
    expect((await admin.get('/api/definitions/foreign')).status).toBe(404);
  });

  it('is one of their department’s when somebody makes it who administers some alone', async () => {
    const content = await contentOf('union-hardship-grant');
    const { body } = await logistics.post<Definition>('/api/definitions', { key: 'grant', name: '补助', content });
    expect(body.item.department).toBe('logistics');
  });
});
