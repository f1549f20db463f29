import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const passOn = drawing(
  'pass-on',
  [
    begin(),
    apply(),
    user(
      'check',
      { mode: 'single' },
      [{ kind: 'person', value: '2007000023' }],
      [
        { name: 'forward', enabled: 'true' },
        { name: 'copy', enabled: 'true' },
      ],
    ),
    end(),
  ],
  ['begin -> apply -> check -> end'],
);

describe.each(databases)('tasks that were 转办 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  let head: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'pass-on', content(passOn));
    [applicant, reviewer, colleague, head] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', '1998000101'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  it("begin each holder's line when that holder got the task", async () => {
    const { id } = await submitNew(applicant, 'pass-on', { reason: '转办' });
    const task = await taskIn(reviewer, id);
    const lines = async () => (await applicant.get<Application>(`/api/applications/${id}`)).body.records;
    await reviewer.post(`/api/tasks/${task.id}/forward`, { to: 'person-1987000009' });
    await colleague.post(`/api/tasks/${task.id}/forward`, { to: 'person-1998000101' });
    const [open, second, first] = await lines();
    expect(first).toMatchObject({ state: 'forwarded', startedAt: task.createdAt });
    expect(second).toMatchObject({ state: 'forwarded', startedAt: first?.endedAt });
    expect(open).toMatchObject({ state: 'processing', startedAt: second?.endedAt });
    await head.post(`/api/tasks/${task.id}/complete`, {});
    const [, done] = await lines();
    expect(done).toMatchObject({ state: 'approved', startedAt: second?.endedAt });
  });
});
