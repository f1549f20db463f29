import type { Notification } from '../../server/contract/notifications.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';
import { withoutNight } from '../support/work-calendar.js';

jest.setTimeout(120_000);

type Rules = NonNullable<Parameters<typeof user>[5]>;

describe.each(databases)('notices of a step on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let approver: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    await withoutNight((sql, values) => server.database.transaction((tx) => tx.execute(sql, values)));
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

  /** Lets what is due within some days be due now. */
  async function elapse(id: string): Promise<void> {
    const now = toSqlTime(new Date());
    await server.database.transaction((tx) =>
      tx.execute("update job set due_at = ? where instance_id = ? and kind in ('remind', 'overdue', 'notify')", [
        now,
        id,
      ]),
    );
  }
  const limited = (id: string, notices: Parameters<typeof user>[5], more = {}) =>
    user(
      id,
      { mode: 'single', defaultRight: 'read', ...more },
      [{ kind: 'person', value: '1998000101' }],
      [],
      [],
      notices,
    );
  async function offer(key: string, step: ReturnType<typeof user>): Promise<void> {
    const bpmn = drawing(key, [begin(), apply(), step, end()], [`begin -> apply -> ${step.id} -> end`]);
    await deploy(server, key, content(bpmn, [{ key: 'reason', label: '事由', type: 'text' }]));
  }

  it('tell of a limit that is over whom the step names, also where nothing else happens then', async () => {
    const notices: Rules = [
      { on: 'overdue', to: 'handlers', text: '「{{step}}」已超时，请尽快办理' },
      { on: 'overdue', to: 'applicant' },
      { on: 'overdue', to: 'person', value: '1987000009', text: '{{applicant}}的申请超时' },
    ];
    await offer('told-overdue', limited('check', notices, { dueAfter: 'PT2H', whenOverdue: 'nothing' }));
    const { id } = await submitNew(applicant, 'told-overdue', { reason: '教学' });
    await taskIn(approver, id);
    await elapse(id);
    await eventually(async () => {
      await elapse(id);
      return (await bell(colleague, id)).length > 0 ? true : undefined;
    });
    expect(await heard(approver, id, 2)).toContain('stepOverdue 「check」已超时，请尽快办理');
    expect(await heard(applicant, id, 1)).toEqual(['stepOverdue 许明远的申请在「check」已超过办理时限。']);
    expect(await bell(colleague, id)).toEqual(['stepOverdue 许明远的申请超时']);
  });

  it('tell of a reminder whom the step names, and the handlers in its words', async () => {
    const notices: Rules = [
      { on: 'reminder', to: 'handlers', text: '请办理{{itemName}}' },
      { on: 'reminder', to: 'applicant' },
    ];
    await offer('told-reminded', limited('check', notices, { remindAfter: 'PT2H', remindAtMost: '1' }));
    const { id } = await submitNew(applicant, 'told-reminded', { reason: '教学' });
    await taskIn(approver, id);
    await eventually(async () => {
      await elapse(id);
      return (await bell(applicant, id)).length > 0 ? true : undefined;
    });
    expect(await heard(approver, id, 2)).toContain('taskReminder 请办理测试事项');
    expect(await bell(applicant, id)).toEqual(['stepReminded 许明远的申请仍在「check」等待办理，已提醒经办人。']);
  });

  it('tell of a return whom the step names, and the applicant in its words', async () => {
    const notices: Rules = [
      { on: 'return', to: 'applicant', text: '{{actor}}退回：{{opinion}}（{{returnMode}}）' },
      { on: 'return', to: 'person', value: '1987000009' },
    ];
    await offer('told-returned', limited('check', notices));
    const { id } = await submitNew(applicant, 'told-returned', { reason: '教学' });
    const { id: taskId } = await taskIn(approver, id);
    await approver.post(`/api/tasks/${taskId}/return`, { opinion: '缺附件', target: 'applicant' });
    expect(await heard(applicant, id, 1)).toEqual(['returned 周立新退回：缺附件（重走）']);
    expect(await heard(colleague, id, 1)).toEqual([
      'stepReturned 周立新在「check」退回了许明远的申请（重走：之后的步骤重新逐步办理）。意见：缺附件',
    ]);
  });

  it('tell who gets a step again by 退回 that it came back, and how the case goes on then', async () => {
    const first = user('first', { mode: 'single', returnMode: 'direct' }, [{ kind: 'person', value: '1987000009' }]);
    const check = limited('check', [], { returnMode: 'direct' });
    const bpmn = drawing(
      'told-rework',
      [begin(), apply(), first, check, end()],
      ['begin -> apply -> first -> check -> end'],
    );
    await deploy(server, 'told-rework', content(bpmn, [{ key: 'reason', label: '事由', type: 'text' }]));
    const { id } = await submitNew(applicant, 'told-rework', { reason: '教学' });
    await colleague.post(`/api/tasks/${(await taskIn(colleague, id)).id}/complete`, {});
    await approver.post(`/api/tasks/${(await taskIn(approver, id)).id}/return`, {
      ...{ opinion: '请核对', target: 'previous', mode: 'direct' },
    });
    expect(await heard(colleague, id, 2)).toContain(
      'taskArrived 周立新将许明远的申请退回到「first」，请您重新办理（直送：之后直接回到退回人）。意见：请核对',
    );
    await colleague.post(`/api/tasks/${(await taskIn(colleague, id)).id}/return`, {
      ...{ opinion: '缺附件', target: 'applicant', mode: 'redo' },
    });
    expect(await heard(applicant, id, 1)).toEqual([
      'returned 李清扬退回了申请，请修改后重新提交（重走：之后的步骤重新逐步办理）。意见：缺附件',
    ]);
  });
});
