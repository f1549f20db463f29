import type { Notification } from '../../server/contract/notifications.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { type Mailbox, openMailbox } from '../support/mailbox.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const set = {
  XIAOWU_SMTP_URL: '',
  XIAOWU_MAIL_FROM: '校务服务网 <hall@example.edu>',
  XIAOWU_URL: 'https://hall.example.edu',
};

describe.each(databases)('letters on %s', (dialect) => {
  let server: TestServer;
  let mailbox: Mailbox;
  let applicant: ApiClient;
  let approver: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    mailbox = await openMailbox();
    Object.assign(process.env, { ...set, XIAOWU_SMTP_URL: mailbox.url });
    server = await startServer(dialect);
    [applicant, approver, reviewer] = (await Promise.all(
      ['2003000053', '1998000101', '2007000023'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
    const told = (id: string, who: string, notices: Parameters<typeof user>[5]) =>
      user(id, { mode: 'single', defaultRight: 'read' }, [{ kind: 'person', value: who }], [], [], notices);
    const bpmn = drawing(
      'mailed',
      [
        begin(),
        apply(),
        told('both', '1998000101', []),
        told('letter', '2007000023', [
          { on: 'arrival', to: 'handlers', channels: 'email', text: '请办理{{serialNumber}}' },
        ]),
        told('bell', '1998000101', [{ on: 'arrival', to: 'handlers', channels: 'portal', text: '只在站内' }]),
        end(),
      ],
      ['begin -> apply -> both -> letter -> bell -> end'],
    );
    await deploy(server, 'mailed', content(bpmn, [{ key: 'reason', label: '事由', type: 'text' }]));
  });
  afterAll(async () => {
    await server?.close();
    await mailbox?.close();
    for (const name of Object.keys(set)) delete process.env[name];
  });

  const emailOf = async (number: string) => {
    const [row] = await server.database.query<{ email: string }>('select email from person where number = ?', [number]);
    return row?.email ?? '';
  };
  const bell = async (who: ApiClient, id: string) =>
    (await who.get<{ rows: Notification[] }>('/api/notifications?limit=50')).body.rows
      .filter((row) => row.applicationId === id)
      .map(({ text }) => text);

  it('go to whom a step tells by e-mail, with a way to the task; the bell is told where the step says so', async () => {
    expect((await applicant.get('/api/notifications/channels')).body).toEqual({ channels: ['portal', 'email'] });
    const { id, serialNumber } = await submitNew(applicant, 'mailed', { reason: '教学' });
    const lettersTo = (number: string) =>
      eventually(async () => {
        const to = await emailOf(number);
        const found = mailbox.letters.filter((letter) => letter.to === to);
        return found.length > 0 ? found : undefined;
      });
    const first = await taskIn(approver, id);
    const [usual] = await lettersTo('1998000101');
    expect(usual?.subject).toBe(`待办：测试事项 - ${serialNumber}`);
    expect(usual?.text).toContain('许明远的申请到了「both」，请您办理。');
    expect(usual?.text).toContain(`https://hall.example.edu/tasks/${first.id}`);
    expect(await bell(approver, id)).toHaveLength(1);

    await approver.post(`/api/tasks/${first.id}/complete`, {});
    expect((await lettersTo('2007000023')).map(({ text }) => text)).toEqual([
      expect.stringContaining(`请办理${serialNumber}`),
    ]);
    expect(await bell(reviewer, id)).toEqual([]);
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`, {});
    await eventually(async () => ((await bell(approver, id)).includes('只在站内') ? true : undefined));
    await approver.post(`/api/tasks/${(await taskIn(approver, id)).id}/complete`, {});
    // what comes after it has come: nothing else is on its way to them
    const applicantsMail = await emailOf('2003000053');
    await eventually(async () =>
      mailbox.letters.some((letter) => letter.to === applicantsMail && letter.subject.startsWith('完成'))
        ? true
        : undefined,
    );
    expect(await lettersTo('1998000101')).toHaveLength(1);
  });
});
