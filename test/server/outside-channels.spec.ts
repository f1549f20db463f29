import { Logger } from '@nestjs/common';
import type { Application, UrgeResult } from '../../server/contract/applications.js';
import type { Notification } from '../../server/contract/notifications.js';
import { WorkCalendarService } from '../../server/instances/limits/work-calendar.service.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { SmsServer } from '../support/sms-server.js';
import { startServer, type TestServer } from '../support/start-server.js';
import { WecomServer } from '../support/wecom-server.js';
import { withoutNight } from '../support/work-calendar.js';

jest.setTimeout(120_000);

const hall = 'https://hall.example.edu';
const approverNumber = '1998000101';
const reviewerNumber = '2007000023';
const phone = '13800001111';

interface Job {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly due_at: string;
  readonly last_error: string | null;
}

describe.each(databases)('channels outside of the portal on %s', (dialect) => {
  let server: TestServer;
  let wecom: WecomServer;
  let sms: SmsServer;
  let applicant: ApiClient;
  let approver: ApiClient;
  let reviewer: ApiClient;
  const said: string[] = [];

  beforeAll(async () => {
    [wecom, sms] = await Promise.all([WecomServer.open(), SmsServer.open()]);
    Object.assign(process.env, { ...wecom.environment, ...sms.environment, XIAOWU_URL: hall });
    for (const level of ['log', 'warn', 'error', 'debug', 'verbose'] as const)
      jest.spyOn(Logger.prototype, level).mockImplementation((...given: unknown[]) => void said.push(given.join(' ')));
    server = await startServer(dialect);
    await withoutNight((sql, values) => server.database.transaction((tx) => tx.execute(sql, values)));
    server.app.get(WorkCalendarService).reread();
    [applicant, approver, reviewer] = (await Promise.all(
      ['2003000053', approverNumber, reviewerNumber].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
    await execute('insert into phone_binding (person_id, phone, bound_at) values (?, ?, ?)', [
      ...[`person-${approverNumber}`, phone, '2026-01-01 00:00:00.000'],
    ]);
    const told = (id: string, who: string, notices: Parameters<typeof user>[5]) =>
      user(
        id,
        { mode: 'single', defaultRight: 'read' },
        [{ kind: 'person', value: who }],
        [{ name: 'forward', enabled: 'true' }],
        [],
        notices,
      );
    const one = (key: string, step: ReturnType<typeof told>, name: string) =>
      deploy(
        server,
        key,
        content(drawing(key, [begin(), apply(), step, end()], [`begin -> apply -> ${name} -> end`]), [
          { key: 'reason', label: '事由', type: 'text' },
        ]),
      );
    await one('usual', told('check', approverNumber, []), 'check');
    const handlers = { on: 'arrival', to: 'handlers' } as const;
    await one('ringing', told('check', approverNumber, [{ ...handlers, channels: 'wecom sms' }]), 'check');
    await one('texted', told('check', reviewerNumber, [{ ...handlers, channels: 'sms' }]), 'check');
    await one('mailed', told('check', approverNumber, [{ ...handlers, channels: 'email' }]), 'check');
    await one('marked', told('check', approverNumber, [{ ...handlers, text: '&lt;b&gt;&amp;{{applicant}}' }]), 'check');
  });
  afterAll(async () => {
    await server?.close();
    wecom?.close();
    sms?.close();
    for (const name of Object.keys({ ...wecom.environment, ...sms.environment, XIAOWU_URL: '' }))
      delete process.env[name];
    jest.restoreAllMocks();
  });

  const execute = (sql: string, values: (string | number | null)[]) =>
    server.database.transaction((tx) => tx.execute(sql, values));
  const jobs = (kind: string) =>
    server.database.query<Job>('select id, status, attempts, due_at, last_error from job where kind = ? order by id', [
      kind,
    ]);
  const hurry = async () => {
    await execute(
      "update job set due_at = '2026-01-01 00:00:00.000' where status = 'pending' and kind in ('wecom', 'sms')",
      [],
    );
  };
  const submit = (key: string) => submitNew(applicant, key, { reason: '教学' });
  const toApprover = async (id: string) => {
    const task = await taskIn(approver, id);
    return eventually(async () => wecom.to(approverNumber).find(({ textcard }) => textcard.url.endsWith(task.id)));
  };
  const finished = (kind: string) => eventually(async () => (await jobs(kind)).length === 0);
  const setNight = async (night: { from: string; to: string } | null) => {
    const [row] = await server.database.query<{ version: number; content: string }>(
      'select version, content from work_calendar order by version desc limit 1',
    );
    const changed = JSON.stringify({ ...(JSON.parse(row?.content ?? '{}') as object), night });
    await execute('update work_calendar set content = ? where version = ?', [changed, row?.version ?? 0]);
    server.app.get(WorkCalendarService).reread();
  };

  it('are offered, and tell of a task with a card that opens it; a text message goes only where it is asked for', async () => {
    expect((await applicant.get('/api/notifications/channels')).body).toEqual({ channels: ['portal', 'wecom', 'sms'] });
    const { id, serialNumber } = await submit('usual');
    expect(await toApprover(id)).toEqual({
      ...{ touser: approverNumber, msgtype: 'textcard', agentid: wecom.agentId },
      textcard: {
        title: `待办：测试事项 - ${serialNumber}`,
        description: '许明远的申请到了「check」，请您办理。',
        url: `${hall}/tasks/${(await taskIn(approver, id)).id}`,
        btntxt: '查看详情',
      },
      ...{ enable_duplicate_check: 1, duplicate_check_interval: 1800 },
    });
    await finished('sms');
    expect(sms.messages).toEqual([]);
  });

  it('send a short text to the number that the person has bound, and to nobody else', async () => {
    const { id, serialNumber } = await submit('ringing');
    await toApprover(id);
    const [message] = await eventually(async () => (sms.to(phone).length > 0 ? sms.to(phone) : undefined));
    expect(message).toEqual({
      ...{ phone, template: sms.templates.notice },
      variables: { title: `待办：测试事项 - ${serialNumber}` },
    });
    // the reviewer has written a number, but bound none
    await execute('update person set phone = ? where number = ?', ['13900002222', reviewerNumber]);
    await taskIn(reviewer, (await submit('texted')).id);
    await finished('notify');
    await finished('sms');
    expect(sms.tries).toEqual([phone]);
  });

  it('tell in the portal what names only channels that the school does not have', async () => {
    const { id } = await submit('mailed');
    await eventually(async () => {
      const { rows } = (await approver.get<{ rows: Notification[] }>('/api/notifications?limit=50')).body;
      return rows.some(({ applicationId }) => applicationId === id);
    });
  });

  it('show what people wrote as text', async () => {
    const { textcard } = await toApprover((await submit('marked')).id);
    expect(textcard.description).toBe('&lt;b&gt;&amp;许明远');
  });

  it('keep a token while it is valid, fetch another once when it is refused or its time is over', async () => {
    const before = wecom.tokens.length;
    await toApprover((await submit('usual')).id);
    expect(wecom.tokens).toHaveLength(before);
    wecom.revoke();
    await toApprover((await submit('usual')).id);
    expect(wecom.tokens).toHaveLength(before + 2);
    wecom.nextErrors.push(42001);
    wecom.expiresIn = 0;
    await toApprover((await submit('usual')).id);
    expect(wecom.tokens).toHaveLength(before + 3);
    // that one was over at once
    await toApprover((await submit('usual')).id);
    expect(wecom.tokens).toHaveLength(before + 4);
    wecom.expiresIn = 7200;
  });

  it('give up at once for whoever is not in 企业微信: no second try, nothing left over', async () => {
    wecom.missing.add(reviewerNumber);
    const before = said.length;
    const { id } = await submit('usual');
    const task = await taskIn(approver, id);
    const forwarded = await approver.post(`/api/tasks/${task.id}/forward`, { to: `person-${reviewerNumber}` });
    expect(forwarded).toMatchObject({ status: 200 });
    await eventually(async () => wecom.tries.includes(reviewerNumber));
    await finished('wecom');
    expect(wecom.tries.filter((number) => number === reviewerNumber)).toHaveLength(1);
    expect(said.slice(before).join('\n')).toContain('81013');
  });

  it('are chosen by whoever urges; what the school does not have is refused and counts for nothing', async () => {
    const { id, serialNumber } = await submit('usual');
    await toApprover(id);
    const urge = (channels: string[]) =>
      applicant.post<UrgeResult>(`/api/applications/${id}/urge`, { note: '请尽快', channels });
    expect(await urge(['pigeon'])).toMatchObject({
      status: 422,
      body: { code: 'urge.unknownChannel', message: '没有「pigeon」这种通知方式，请重新选择' },
    });
    expect(await urge(['wecom', 'email'])).toMatchObject({
      status: 422,
      body: { code: 'urge.channelMissing', message: '学校没有开通「邮件」，请重新选择通知方式' },
    });
    const sent = sms.tries.length;
    expect(await urge(['wecom'])).toMatchObject({ status: 200, body: { channels: ['portal', 'wecom'] } });
    const { textcard } = await eventually(async () =>
      wecom.to(approverNumber).find((message) => message.textcard.title === `催办：测试事项 - ${serialNumber}`),
    );
    expect(textcard.description).toBe('许明远请您尽快办理「check」。附言：请尽快');
    await finished('sms');
    expect(sms.tries).toHaveLength(sent);
    const { records } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(records.find(({ state }) => state === 'urged')?.opinion).toBe('请尽快\n通知方式：站内消息、企业微信');
    expect(await urge(['sms'])).toMatchObject({ status: 409, body: { code: 'urge.tooSoon' } });
  });

  it('are all used by 催办 that names none', async () => {
    const { id, serialNumber } = await submit('usual');
    await toApprover(id);
    expect(await applicant.post(`/api/applications/${id}/urge`, {})).toMatchObject({
      body: { channels: ['portal', 'wecom', 'sms'] },
    });
    const title = `催办：测试事项 - ${serialNumber}`;
    await eventually(async () => sms.to(phone).some(({ variables }) => variables['title'] === title));
    await eventually(async () => wecom.to(approverNumber).some(({ textcard }) => textcard.title === title));
  });

  it('wait when they are called too often, and arrive later', async () => {
    wecom.nextErrors.push(45009);
    sms.nextErrors.push(['isv.BUSINESS_LIMIT_CONTROL', '触发小时级流控Permits:5']);
    const { id } = await submit('ringing');
    const waiting = (kind: string) =>
      eventually(async () => (await jobs(kind)).find(({ status, attempts }) => status === 'pending' && attempts === 1));
    const [message, text] = [await waiting('wecom'), await waiting('sms')];
    const inMs = ({ due_at }: Job) => Date.parse(`${due_at.replace(' ', 'T')}Z`) - Date.now();
    expect(inMs(message)).toBeGreaterThan(30_000);
    expect(inMs(text)).toBeGreaterThan(3_500_000);
    const sent = sms.messages.length;
    await hurry();
    await toApprover(id);
    await eventually(async () => sms.messages.length > sent);
    await finished('sms');
    expect(sms.messages).toHaveLength(sent + 1);
  });

  it('keep what was refused for another reason for an administrator, who has it sent when that is put right', async () => {
    sms.nextErrors.push(...Array.from({ length: 8 }, () => ['isv.AMOUNT_NOT_ENOUGH', sms.key.secret] as const));
    await submit('ringing');
    const dead = await eventually(async () => {
      await hurry();
      return (await jobs('sms')).find(({ status }) => status === 'dead');
    });
    expect(dead).toMatchObject({ attempts: 8, last_error: expect.stringContaining('isv.AMOUNT_NOT_ENOUGH') });
    const admin = await server.signIn('admin');
    const sent = sms.messages.length;
    expect((await admin.post(`/api/dead-jobs/${dead.id}/retry`, {})).status).toBe(200);
    await eventually(async () => sms.messages.length === sent + 1);
  });

  it('are tried again when the other side cannot be reached', async () => {
    wecom.nextErrors.push(-1);
    const { id } = await submit('usual');
    await eventually(async () => {
      await hurry();
      const task = await taskIn(approver, id);
      return wecom.to(approverNumber).some(({ textcard }) => textcard.url.endsWith(task.id));
    });
  });

  it('ring at no time of the night, and say nothing of what was done by the morning', async () => {
    await finished('wecom');
    await setNight({ from: '00:00', to: '24:00' });
    const tries = wecom.tries.length;
    const [first, second] = [await submit('ringing'), await submit('ringing')];
    const waiting = () =>
      eventually(async () => {
        const found = await jobs('wecom');
        return found.length === 2 ? found : undefined;
      });
    for (const { status, due_at } of await waiting()) {
      expect(status).toBe('pending');
      expect(due_at > new Date().toISOString().replace('T', ' ')).toBe(true);
    }
    // even when they come to it in the night
    await hurry();
    await eventually(async () =>
      (await waiting()).every(({ attempts, status }) => attempts === 1 && status === 'pending'),
    );
    expect(wecom.tries).toHaveLength(tries);
    await approver.post(`/api/tasks/${(await taskIn(approver, first.id)).id}/complete`, {});
    await setNight(null);
    await hurry();
    await toApprover(second.id);
    await finished('wecom');
    const titles = wecom.messages.map(({ textcard }) => textcard.title);
    expect(titles.filter((title) => title === `待办：测试事项 - ${first.serialNumber}`)).toEqual([]);
  });

  it('never tell a log, a row or an answer their secrets', async () => {
    const rows = await server.database.query<{ last_error: string | null }>('select last_error from job');
    const everything = [...said, ...rows.map(({ last_error }) => last_error ?? '')].join('\n');
    expect(everything).toContain('企业微信');
    expect(everything).not.toMatch(/that-nobody-sees/);
  });
});
