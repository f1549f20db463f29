import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileAccess } from './file-access.js';
import { UnusedFiles } from './unused-files.js';
import type { UploadedFile } from '../contract/files.js';
import type { ApiClient } from '../../test/support/api-client.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';

interface Problem {
  code: string;
  message: string;
}

describe.each(databases)('files on %s', (dialect) => {
  let server: TestServer;
  let owner: ApiClient;
  let other: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    owner = await server.signIn('2003000053');
    other = await server.signIn('1987000009');
  }, 60_000);
  afterAll(() => server.close());

  const upload = <Body = UploadedFile>(name: string, content: string | Uint8Array<ArrayBuffer>, client = owner) => {
    const form = new FormData();
    form.append('file', new Blob([content], { type: 'text/html' }), name);
    return client.request<Body>('POST', '/api/files', form);
  };
  const kept = () => {
    const folder = join(process.env.XIAOWU_DATA ?? '', 'files');
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  };
  const rows = async () => (await server.database.query('select id from file')).length;

  it('gives back what was uploaded, as an attachment under its Chinese name', async () => {
    const { status, body } = await upload('病历 证明.pdf', '%PDF-1.7 inhalt');
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String), name: '病历 证明.pdf', type: 'application/pdf', size: 15 });
    const download = await owner.get<string>(`/api/files/${body.id}`);
    expect(download.status).toBe(200);
    expect(download.body).toBe('%PDF-1.7 inhalt');
    expect(download.headers.get('content-type')).toBe('application/pdf');
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('病历 证明.pdf')}`,
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets a page show pictures and PDFs, nothing else', async () => {
    const dispositionOf = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
      const { body } = await upload(name, content);
      const shown = await owner.get(`/api/files/${body.id}?show=1`);
      return shown.headers.get('content-disposition')?.split(';')[0];
    };
    expect(await dispositionOf('a.pdf', '%PDF-1.7')).toBe('inline');
    expect(await dispositionOf('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toBe('inline');
    expect(await dispositionOf('a.txt', 'text')).toBe('attachment');
  });

  it('shows a file to nobody else, until a rule admits them', async () => {
    const { body } = await upload('a.txt', 'only mine');
    expect((await other.get<Problem>(`/api/files/${body.id}`)).status).toBe(404);
    server.app.get(FileAccess).allow(async ({ id }, { person }) => id === body.id && person.number === '1987000009');
    expect((await other.get<string>(`/api/files/${body.id}`)).body).toBe('only mine');
    expect((await (await server.signIn('auditor')).get(`/api/files/${body.id}`)).status).toBe(404);
  });

  it.each([
    ['a page', 'page.html', '<script>alert(1)</script>', 415, 'file.typeNotAllowed'],
    ['a file without extension', 'page', 'text', 415, 'file.typeNotAllowed'],
    ['a program that calls itself an image', 'image.png', 'MZ\u0090', 415, 'file.contentDiffers'],
    ['nothing', 'empty.txt', '', 400, 'file.empty'],
  ])('refuses %s and keeps nothing', async (_what, name, content, status, code) => {
    const before = [kept(), await rows()];
    const answer = await upload<Problem>(name, content);
    expect(answer).toMatchObject({ status, body: { code, message: expect.stringMatching(/[\u4e00-\u9fff]/) } });
    expect([kept(), await rows()]).toEqual(before);
  });

  it('refuses more than 20 MB and keeps nothing', async () => {
    const before = [kept(), await rows()];
    const answer = await upload<Problem>('large.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(65));
    expect(answer).toMatchObject({
      status: 413,
      body: { code: 'file.tooLarge', message: expect.stringContaining('20 MB') },
    });
    expect([kept(), await rows()]).toEqual(before);
  });

  it('keeps exactly 20 MB', async () => {
    const { status, body } = await upload('largest.txt', new Uint8Array(20 * 1024 * 1024).fill(65));
    expect([status, body.size]).toEqual([201, 20 * 1024 * 1024]);
  });

  it('takes names without their folders', async () => {
    expect((await upload('..\\..\\etc/passwd.txt', 'text')).body.name).toBe('passwd.txt');
  });

  it('answers plainly when no file comes', async () => {
    const form = new FormData();
    form.append('note', 'no file');
    expect(await owner.request<Problem>('POST', '/api/files', form)).toMatchObject({
      status: 400,
      body: { code: 'file.missing' },
    });
    expect(await owner.post<Problem>('/api/files', {})).toMatchObject({
      status: 415,
      body: { code: 'file.notMultipart' },
    });
  });

  it('knows no file by a made-up id', async () => {
    for (const id of ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '..%2F..%2Fxiaowu.sqlite', '%27'])
      expect((await owner.get<Problem>(`/api/files/${id}`)).body.code).toBe('file.notFound');
  });

  it('removes uploads that nobody submitted, but not those of a draft or of today', async () => {
    const used = (await upload('used.txt', 'in a draft')).body;
    const unused = (await upload('unused.txt', 'in no draft')).body;
    const { body: draft } = await owner.post<{ id: string }>('/api/applications', {
      itemKey: 'union-hardship-grant',
      data: { proof: [used.id] },
    });
    expect(draft.id).toEqual(expect.any(String));
    const cleaner = server.app.get(UnusedFiles);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await cleaner.remove(inDays(1));
    expect((await owner.get(`/api/files/${unused.id}`)).status).toBe(200);
    expect(await cleaner.remove(inDays(4))).toBeGreaterThan(0);
    expect((await owner.get(`/api/files/${unused.id}`)).status).toBe(404);
    expect((await owner.get(`/api/files/${used.id}`)).status).toBe(200);
  });
});
