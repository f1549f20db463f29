import type { Application } from '../../server/contract/applications.js';
import type { UploadedFile } from '../../server/contract/files.js';
import type { ManyResult, TaskDetail, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reviewerRule = { kind: 'person', value: '2007000023' };
const colleagueRule = { kind: 'person', value: '1987000009' };
const on = (...names: string[]) => names.map((name) => ({ name, enabled: 'true' }));
const signed = drawing(
  'signed',
  [
    begin(),
    apply(),
    user('check', { mode: 'single', signatureRequired: 'true' }, [reviewerRule], on('refuse', 'forward', 'delegate')),
    user('last', { mode: 'single' }, [colleagueRule]),
    end(),
  ],
  ['begin -> apply -> check -> last -> end'],
);
/** The smallest PNG: one white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

describe.each(databases)('signature and attachments of a decision on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  let stranger: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'signed', { ...content(signed), print: '{{records}}{{step.check}}' });
    [applicant, reviewer, colleague, stranger] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', '1995000011'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  async function upload(who: ApiClient, name: string, content: Uint8Array<ArrayBuffer> | string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    return (await who.post<UploadedFile>('/api/files', form)).body.id;
  }
  const signature = (who: ApiClient) => upload(who, '签名.png', new Uint8Array(png));
  async function waiting(): Promise<TaskRow> {
    return taskIn(reviewer, (await submitNew(applicant, 'signed', { reason: '一' })).id);
  }
  const recordsOf = async (id: string) => (await applicant.get<Application>(`/api/applications/${id}`)).body.records;

  it('a step that wants a signature is not completed or refused without one, also not among several', async () => {
    const task = await waiting();
    expect((await reviewer.get<TaskDetail>(`/api/tasks/${task.id}`)).body.signatureRequired).toBe(true);
    const unsigned = await reviewer.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' });
    expect(unsigned).toMatchObject({ status: 422, body: { code: 'signature.required' } });
    const refused = await reviewer.post(`/api/tasks/${task.id}/refuse`, { opinion: '不同意' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'signature.required' } });
    const many = await reviewer.post<ManyResult>('/api/tasks/complete', { ids: [task.id], opinion: '同意' });
    expect(many.body.rows).toEqual([
      expect.objectContaining({ ok: false, message: expect.stringContaining('签名') as unknown }),
    ]);
    expect((await reviewer.post(`/api/tasks/${task.id}/return`, { opinion: '请补充' })).status).toBe(200);
  });

  it('keeps signature and attachments in the record, for whoever sees the case alone', async () => {
    const task = await waiting();
    const [sign, proof] = [await signature(reviewer), await upload(reviewer, '说明.txt', '附件内容')];
    const answer = await reviewer.post(`/api/tasks/${task.id}/complete`, {
      opinion: '同意',
      signature: sign,
      files: [proof],
    });
    expect(answer.status).toBe(200);
    const line = (await recordsOf(task.applicationId)).find(({ state }) => state === 'approved');
    expect(line).toMatchObject({ signature: sign, files: [{ id: proof, name: '说明.txt', type: 'text/plain' }] });
    for (const file of [sign, proof]) {
      expect((await applicant.getFile(`/api/files/${file}`)).status).toBe(200);
      expect((await colleague.getFile(`/api/files/${file}`)).status).toBe(200);
      expect((await stranger.getFile(`/api/files/${file}`)).status).toBe(404);
    }
    const last = await taskIn(colleague, task.applicationId);
    expect((await colleague.get<TaskDetail>(`/api/tasks/${last.id}`)).body.signatureRequired).toBe(false);
    const print = await applicant.get<{ html: string }>(`/api/applications/${task.applicationId}/print`);
    expect(print.body.html).toContain(`/api/files/${sign}`);
  });

  it.each(['forward', 'delegate'])('attaches files to %s, too', async (act) => {
    const task = await waiting();
    const proof = await upload(reviewer, '说明.txt', '附件内容');
    const body = { opinion: '请办理', to: 'person-1998000101', files: [proof] };
    expect((await reviewer.post(`/api/tasks/${task.id}/${act}`, body)).status).toBe(200);
    const line = (await recordsOf(task.applicationId)).find(({ opinion }) => opinion === '请办理');
    expect(line?.files).toMatchObject([{ id: proof }]);
  });

  it('takes no file of somebody else, of another case, or a text as signature', async () => {
    const task = await waiting();
    const complete = (body: object) => reviewer.post(`/api/tasks/${task.id}/complete`, body);
    const foreign = await signature(colleague);
    expect(await complete({ signature: foreign })).toMatchObject({ status: 422, body: { code: 'papers.invalid' } });
    const text = await upload(reviewer, '说明.txt', '附件内容');
    expect(await complete({ signature: text })).toMatchObject({ status: 422, body: { code: 'papers.invalid' } });
    const other = await waiting();
    const used = await signature(reviewer);
    expect((await reviewer.post(`/api/tasks/${other.id}/complete`, { signature: used })).status).toBe(200);
    expect(await complete({ signature: used })).toMatchObject({ status: 422, body: { code: 'papers.invalid' } });
    expect((await reviewer.get<TaskDetail>(`/api/tasks/${task.id}`)).body.status).toBe('assigned');
  });
});
