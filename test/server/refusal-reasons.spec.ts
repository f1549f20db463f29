import type { Application } from '../../server/contract/applications.js';
import type { ManyResult } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const check = drawing(
  'told-why',
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
      [
        { field: 'plate', right: 'required' },
        { field: 'driver', right: 'required' },
      ],
    ),
    end(),
  ],
  ['begin -> apply -> check -> end'],
);
const fields = ['reason', 'plate', 'driver'].map((key, i) => ({
  key,
  label: ['事由', '车牌号', '驾驶员'][i] ?? '',
  type: 'text' as const,
}));

describe.each(databases)('people are told why on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'told-why', content(check, fields));
    [applicant, reviewer, colleague] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  it('a second 撤回 is not needed', async () => {
    const { id } = await submitNew(applicant, 'told-why', { reason: '撤回' });
    expect(await applicant.post(`/api/applications/${id}/withdraw`)).toMatchObject({ status: 200 });
    expect(await applicant.post(`/api/applications/${id}/withdraw`)).toMatchObject({
      status: 409,
      body: { code: 'withdraw.notNeeded', message: '申请已在您手中，无需撤回' },
    });
  });

  it('a task was passed on, by everybody who passed it on', async () => {
    const { id } = await submitNew(applicant, 'told-why', { reason: '转办' });
    const { id: task } = await taskIn(reviewer, id);
    await reviewer.post(`/api/tasks/${task}/forward`, { to: 'person-1987000009' });
    await colleague.post(`/api/tasks/${task}/forward`, { to: 'person-1998000101' });
    for (const former of [reviewer, colleague])
      expect(await former.post(`/api/tasks/${task}/claim`)).toMatchObject({
        status: 409,
        body: { code: 'task.taken', message: '任务已转给周立新，请刷新列表' },
      });
  });

  it('批量同意 does not fill in what the step requires', async () => {
    const { id } = await submitNew(applicant, 'told-why', { reason: '批量' });
    const task = await taskIn(reviewer, id);
    const { body } = await reviewer.post<ManyResult>('/api/tasks/complete', { ids: [task.id], opinion: '' });
    expect(body.rows).toEqual([{ id: task.id, ok: false, message: '需要填写「车牌号」等内容，请打开办理' }]);
  });

  it('知会 reaches everybody once', async () => {
    const { id } = await submitNew(applicant, 'told-why', { reason: '知会' });
    const { id: task } = await taskIn(reviewer, id);
    const copy = (people: string[]) => reviewer.post(`/api/tasks/${task}/copy`, { people });
    expect((await copy(['person-1987000009'])).status).toBe(200);
    expect((await copy(['person-1987000009'])).status).toBe(200);
    expect((await copy(['person-1987000009', 'person-1998000101'])).status).toBe(200);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    const lines = body.records.filter(({ state }) => state === 'copied');
    expect(lines.map(({ targets }) => targets.map(({ number }) => number))).toEqual([['1998000101'], ['1987000009']]);
  });
});
