import type { Notification } from '../../server/contract/notifications.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('notices of a step on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let approver: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, approver, colleague] = (await Promise.all(
      ['2003000053', '1998000101', '1987000009'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
    const head = [{ kind: 'person', value: '1998000101' }];
    const told = (id: string, notices: Parameters<typeof user>[5]) =>
      user(id, { mode: 'single', defaultRight: 'read' }, head, [], [], notices);
    const check = told('check', [
      { on: 'arrival', to: 'handlers', text: '请审批{{applicant}}的{{itemName}}（{{serialNumber}}）{{gone}}' },
      { on: 'arrival', to: 'applicant' },
      { on: 'arrival', to: 'person', value: '1987000009, 0000', text: '{{step}}开始' },
      { on: 'completion', to: 'applicant', text: '{{actor}}已办：{{opinion}}' },
    ]);
    const quiet = told('quiet', [{ on: 'arrival', to: 'handlers', enabled: 'false' }]);
    const bpmn = drawing('told', [begin(), apply(), check, quiet, end()], ['begin -> apply -> check -> quiet -> end']);
    await deploy(server, 'told', content(bpmn, [{ key: 'reason', label: '事由', type: 'text' }]));
  });
  afterAll(() => server.close());

  const bell = async (who: ApiClient, applicationId: string) =>
    (await who.get<{ rows: Notification[] }>('/api/notifications?limit=50')).body.rows
      .filter((row) => row.applicationId === applicationId)
      .map(({ kind, text }) => `${kind} ${text}`);
  const heard = (who: ApiClient, id: string, count: number) =>
    eventually(async () => ((await bell(who, id)).length >= count ? bell(who, id) : undefined));

  it('reach whom the step names, in its words, and the handlers of a quiet step not at all', async () => {
    const { id, serialNumber } = await submitNew(applicant, 'told', { reason: '教学' });
    expect(await heard(approver, id, 1)).toEqual([`taskArrived 请审批许明远的测试事项（${serialNumber}）`]);
    expect(await heard(colleague, id, 1)).toEqual(['stepArrived check开始']);
    // who did it is told nothing of it
    expect(await bell(applicant, id)).toEqual([]);
    await approver.post(`/api/tasks/${(await taskIn(approver, id)).id}/complete`, { opinion: '情况属实' });
    expect(await heard(applicant, id, 1)).toEqual(['stepCompleted 周立新已办：情况属实']);
    await approver.post(`/api/tasks/${(await taskIn(approver, id)).id}/complete`, { opinion: '' });
    expect((await heard(applicant, id, 2)).some((line) => line.startsWith('completed'))).toBe(true);
    expect(await bell(approver, id)).toHaveLength(1);
  });
});
