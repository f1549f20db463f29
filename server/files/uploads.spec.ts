import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UploadProgress } from '../contract/files.js';
import type { ApiClient } from '../../test/support/api-client.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';
import { UploadsService } from './uploads.service.js';

interface Problem {
  code: string;
  message: string;
  details?: { path: string; message: string }[];
}

describe.each(databases)('uploads in pieces on %s', (dialect) => {
  let server: TestServer;
  let owner: ApiClient;
  let other: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    owner = await server.signIn('2003000053');
    other = await server.signIn('1987000009');
  }, 60_000);
  afterAll(() => server.close());

  const begin = async (name: string, size: number) =>
    (await owner.post<UploadProgress>('/api/files/uploads', { name, size })).body;
  const put = <Body = UploadProgress>(id: string, offset: number, text: string, client = owner) =>
    client.request<Body>('PUT', `/api/files/uploads/${id}?offset=${offset}`, new Blob([text]), {
      'content-type': 'application/octet-stream',
    });
  const parts = () =>
    readdirSync(join(process.env.XIAOWU_DATA ?? '', 'files'), { recursive: true }).filter((name) =>
      String(name).endsWith('.part'),
    );

  it('puts a file together, and goes on where it stopped', async () => {
    const { id } = await begin('病历.pdf', 12);
    expect((await put(id, 0, '%PDF-1')).body).toEqual({ id, offset: 6, file: null });
    expect((await owner.get<UploadProgress>(`/api/files/uploads/${id}`)).body.offset).toBe(6);
    const { body } = await put(id, 6, '.7abcd');
    expect(body.file).toEqual({ id, name: '病历.pdf', type: 'application/pdf', size: 12 });
    expect((await owner.get<string>(`/api/files/${id}`)).body).toBe('%PDF-1.7abcd');
    expect(parts()).toEqual([]);
  });

  it('gives the file again to whoever lost the last answer', async () => {
    const { id } = await begin('a.txt', 2);
    const first = await put(id, 0, 'ab');
    expect((await put(id, 0, 'ab')).body).toEqual(first.body);
    expect((await owner.get<UploadProgress>(`/api/files/uploads/${id}`)).body).toEqual(first.body);
  });

  it('takes no piece out of turn and says which is due', async () => {
    const { id } = await begin('a.txt', 10);
    await put(id, 0, 'abcd');
    for (const [offset, text] of [
      [0, 'abcd'],
      [8, 'x'],
      [4, 'longer than told'],
    ] as const) {
      const answer = await put<Problem>(id, offset, text);
      expect([answer.status, answer.body.code]).toEqual([409, 'upload.otherOffset']);
      expect(answer.body.details).toEqual([{ path: 'offset', message: '4' }]);
    }
  });

  it('takes two pieces for one place only once', async () => {
    const { id } = await begin('a.txt', 8);
    const answers = await Promise.all([put<Problem>(id, 0, 'abcd'), put<Problem>(id, 0, 'abcd')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is nobody else’s', async () => {
    const { id } = await begin('a.txt', 4);
    expect((await other.get<Problem>(`/api/files/uploads/${id}`)).status).toBe(404);
    expect((await put<Problem>(id, 0, 'abcd', other)).status).toBe(404);
  });

  it.each([
    ['a page', 'a.html', 5, 415],
    ['nothing', 'a.txt', 0, 400],
    ['more than 20 MB', 'a.txt', 20 * 1024 * 1024 + 1, 413],
  ])('refuses %s before anything is sent', async (_what, name, size, status) => {
    const answer = await owner.post<Problem>('/api/files/uploads', { name, size });
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body.code).toMatch(/^file\./);
  });

  it('keeps nothing of a program that calls itself a picture', async () => {
    const { id } = await begin('a.png', 4);
    const answer = await put<Problem>(id, 0, 'MZ12');
    expect([answer.status, answer.body.code]).toEqual([415, 'file.contentDiffers']);
    expect((await owner.get(`/api/files/uploads/${id}`)).status).toBe(404);
    expect((await owner.get(`/api/files/${id}`)).status).toBe(404);
  });

  it('forgets what nobody went on with', async () => {
    const { id } = await begin('a.txt', 4);
    await put(id, 0, 'ab');
    await server.app.get(UploadsService).forgetStale(new Date(Date.now() + 25 * 3600 * 1000));
    expect((await owner.get(`/api/files/uploads/${id}`)).status).toBe(404);
    expect(parts()).toEqual([]);
  });
});
