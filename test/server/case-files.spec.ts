import type { Application } from '../../server/contract/applications.js';
import type { UploadedFile } from '../../server/contract/files.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const withProof = drawing(
  'with-proof',
  [
    begin(),
    apply(),
    user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
    user(
      'pay',
      { mode: 'single' },
      [{ kind: 'person', value: '2002000041' }],
      [],
      [{ field: 'proof', right: 'hidden' }],
    ),
    end(),
  ],
  ['begin -> apply -> check -> pay -> end'],
);

describe.each(databases)('files of a case on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let accountant: ApiClient;
  let stranger: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(
      server,
      'with-proof',
      content(withProof, [
        { key: 'reason', label: '事由', type: 'text', required: true },
        { key: 'proof', label: '证明材料', type: 'attachment', maxFiles: 3 },
      ]),
    );
    [applicant, reviewer, accountant, stranger] = (await Promise.all(
      ['2003000053', '2007000023', '2002000041', '1987000009'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const upload = async (who: ApiClient): Promise<string> => {
    const form = new FormData();
    form.append('file', new Blob(['家属住院证明'], { type: 'text/plain' }), '证明.txt');
    const { status, body } = await who.post<UploadedFile>('/api/files', form);
    expect(status).toBe(201);
    return body.id;
  };

  it('are read by whoever may see the case and the field', async () => {
    const file = await upload(applicant);
    expect(await reviewer.get(`/api/files/${file}`)).toMatchObject({ status: 404 });
    const { id } = await submitNew(applicant, 'with-proof', { reason: '附件', proof: [file] });
    expect(await reviewer.get(`/api/files/${file}`)).toMatchObject({ status: 200, body: '家属住院证明' });
    expect(await stranger.get(`/api/files/${file}`)).toMatchObject({ status: 404 });
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`, {});
    expect((await accountant.get<Application>(`/api/applications/${id}`)).body.form.data).not.toHaveProperty('proof');
    expect(await accountant.get(`/api/files/${file}`)).toMatchObject({ status: 404 });
    expect(await reviewer.get(`/api/files/${file}`)).toMatchObject({ status: 200 });
  });

  it('cannot be taken from somebody else', async () => {
    const file = await upload(stranger);
    const draft = await applicant.post<Application>('/api/applications', { itemKey: 'with-proof' });
    const answer = await applicant.post(`/api/applications/${draft.body.id}/submit`, {
      data: { reason: '借用', proof: [file] },
    });
    expect(answer.status).toBe(422);
  });
});
