import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application } from '../../server/contract/applications.js';
import type { MonitorRow } from '../../server/contract/instances.js';
import type { Notification } from '../../server/contract/notifications.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import {
  apply,
  begin,
  boundaryTimer,
  content,
  deploy,
  drawing,
  end,
  message,
  service,
  timer,
  user,
} from '../support/small-definition.js';
import { withoutNight } from '../support/work-calendar.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reviewerRule = [{ kind: 'person', value: '2007000023' }];
const headRule = [{ kind: 'person', value: '1998000101' }];

describe.each(databases)('jobs on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;
  let called: Server;
  const calls: { path: string; body: string; key: string }[] = [];

  beforeAll(async () => {
    called = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        calls.push({ path: request.url ?? '', body, key: String(request.headers['idempotency-key']) });
        response.statusCode = request.url === '/broken' ? 404 : 200;
        response.setHeader('content-type', 'application/json');
        response.end('{"plate":"浙A12345"}');
      });
    });
    await new Promise<void>((resolve) => called.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(called.address() as AddressInfo).port}`;
    process.env.XIAOWU_SERVICE_HOSTS = host;
    process.env.XIAOWU_SERVICE_PRIVATE = '1';
    server = await startServer(dialect);
    await server.database.transaction((tx) => withoutNight((sql, values) => tx.execute(sql, values)));
    const path = ['begin -> apply -> check -> end'];
    await deploy(
      server,
      'waits',
      content(
        drawing(
          'waits',
          [begin(), apply(), timer('wait', 'PT1S'), user('check', { mode: 'single' }, reviewerRule), end()],
          ['begin -> apply -> wait -> check -> end'],
        ),
      ),
    );
    await deploy(
      server,
      'escalates',
      content(
        drawing(
          'escalates',
          [
            begin(),
            apply(),
            user('check', { mode: 'single' }, reviewerRule),
            boundaryTimer('late', 'check', 'PT1S'),
            user('escalate', { mode: 'single' }, headRule),
            end(),
            end('other'),
          ],
          ['begin -> apply -> check -> end', 'late -> escalate -> other'],
        ),
      ),
    );
    await deploy(
      server,
      'reminds',
      content(
        drawing(
          'reminds',
          [begin(), apply(), user('check', { mode: 'single', remindAfter: 'PT1S' }, reviewerRule), end()],
          path,
        ),
      ),
    );
    await deploy(
      server,
      'listens',
      content(
        drawing(
          'listens',
          [begin(), apply(), message('hear', 'objection'), user('check', { mode: 'single' }, reviewerRule), end()],
          ['begin -> apply -> hear -> check -> end'],
          ['objection'],
        ),
      ),
    );
    const calling = (url: string) =>
      content(
        drawing(
          'calls',
          [
            begin(),
            apply(),
            service('call', { url }, 'answer'),
            user('check', { mode: 'single' }, reviewerRule),
            end(),
          ],
          ['begin -> apply -> call -> check -> end'],
        ),
      );
    await deploy(server, 'calls', calling(`http://${host}/plates`));
    await deploy(server, 'calls-outside', calling('http://127.0.0.2:9/'));
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(async () => {
    await server.close();
    await new Promise((resolve) => called.close(resolve));
  });

  const jobs = (id: string, kind: string) =>
    server.database.query<{ id: string }>('select id from job where instance_id = ? and kind = ?', [id, kind]);

  it('fires a timer once and goes on', async () => {
    const { id } = await submitNew(applicant, 'waits', { reason: '等' });
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body).toMatchObject({
      currentSteps: ['wait'],
      diagram: { active: [{ elementId: 'wait' }] },
    });
    expect(await jobs(id, 'timer')).toHaveLength(1);
    await taskIn(reviewer, id);
    expect(await jobs(id, 'timer')).toEqual([]);
    const fired = await server.database.query(
      "select sequence from command_log where instance_id = ? and command like '%fireTimer%'",
      [id],
    );
    expect(fired).toHaveLength(1);
  });

  it('takes the task away when its time is over', async () => {
    const { id } = await submitNew(applicant, 'escalates', { reason: '超时' });
    await taskIn(head, id);
    expect((await todo(reviewer)).find((task) => task.applicationId === id)).toBeUndefined();
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.map(({ state }) => state)).toEqual(['processing', 'timedOut', 'submitted']);
  });

  it('ends timers and reminders with the case', async () => {
    const { id } = await submitNew(applicant, 'escalates', { reason: '终止' });
    expect(await jobs(id, 'timer')).toHaveLength(1);
    await applicant.post(`/api/applications/${id}/terminate`, { reason: '不办了' });
    expect(await jobs(id, 'timer')).toEqual([]);
  });

  it('reminds whoever holds a task, once', async () => {
    const { id } = await submitNew(applicant, 'reminds', { reason: '提醒' });
    const reminders = () =>
      server.database.query(
        "select id from notification where instance_id = ? and kind = 'taskReminder' and person_id = 'person-2007000023'",
        [id],
      );
    await eventually(async () => (await reminders()).length > 0);
    expect(await jobs(id, 'remind')).toEqual([]);
    expect(await reminders()).toHaveLength(1);
    const { body } = await reviewer.get<{ rows: Notification[] }>('/api/notifications?unread=true');
    expect(body.rows.find(({ kind }) => kind === 'taskReminder')).toMatchObject({ applicationId: id, isRead: false });
    expect(await reviewer.post('/api/notifications/read', { ids: [] })).toMatchObject({ status: 204 });
    expect((await reviewer.get('/api/notifications?unread=true')).body).toMatchObject({ rows: [], total: 0 });
  });

  it('asks nobody for a task any more once somebody has done it', async () => {
    const asked = user('check', { mode: 'any' }, [...reviewerRule, ...headRule]);
    await deploy(
      server,
      'asks-both',
      content(drawing('asks-both', [begin(), apply(), asked, end()], ['begin -> apply -> check -> end'])),
    );
    const { id } = await submitNew(applicant, 'asks-both', { reason: '或签' });
    const told = async (person: ApiClient, query = '') =>
      (await person.get<{ rows: Notification[] }>(`/api/notifications${query}`)).body.rows.filter(
        ({ applicationId }) => applicationId === id,
      );
    for (const person of [reviewer, head])
      await eventually(async () => (await told(person, '?unread=true')).some(({ kind }) => kind === 'taskArrived'));
    const task = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' })).toMatchObject({ status: 200 });
    for (const person of [reviewer, head]) {
      expect(await told(person, '?unread=true')).toEqual([]);
      expect(await told(person)).toMatchObject([{ kind: 'taskArrived', isRead: true }]);
    }
    await eventually(async () => (await told(applicant, '?unread=true')).some(({ kind }) => kind === 'completed'));
  });

  it('delivers a message once, however often it comes', async () => {
    const { id } = await submitNew(applicant, 'listens', { reason: '消息' });
    const sent = { name: 'objection', applicationId: id, messageId: `m-${id}`, variables: {} };
    expect(await applicant.post('/api/messages', sent)).toMatchObject({ status: 403 });
    expect(await admin.post('/api/messages', { ...sent, name: 'other', messageId: `o-${id}` })).toMatchObject({
      status: 404,
    });
    expect(await admin.post('/api/messages', sent)).toMatchObject({ status: 200, body: { applicationId: id } });
    expect(await admin.post('/api/messages', sent)).toMatchObject({ status: 200, body: { applicationId: id } });
    await taskIn(reviewer, id);
    const delivered = await server.database.query(
      "select sequence from command_log where instance_id = ? and command like '%deliverMessage%'",
      [id],
    );
    expect(delivered).toHaveLength(1);
  });

  it('calls a service of the allow list with the row as idempotency key', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '调用' });
    await taskIn(reviewer, id);
    expect(calls.at(-1)).toMatchObject({ path: '/plates', key: expect.stringMatching(/^[0-9A-Z]{26}$/) });
    const [row] = await server.database.query<{ state: string }>('select state from instance where id = ?', [id]);
    expect(row?.state).toContain('浙A12345');
  });

  it('makes an incident of a target that is not allowed; an administrator tries again', async () => {
    const { id } = await submitNew(applicant, 'calls-outside', { reason: '外部' });
    const found = await eventually(async () => {
      const { rows } = (await admin.get<{ rows: MonitorRow[] }>('/api/instances?item=calls-outside')).body;
      return rows.find((row) => row.id === id && row.incidents.length === 1);
    });
    const incident = found.incidents[0]?.id ?? '';
    expect(found.incidents[0]?.message).toContain('不在允许调用的主机之列');
    expect(await applicant.get('/api/instances')).toMatchObject({ status: 403 });
    expect(await admin.post(`/api/instances/${id}/incidents/${incident}/retry`)).toMatchObject({ status: 200 });
    expect(await admin.post(`/api/instances/${id}/incidents/${incident}/retry`)).toMatchObject({ status: 409 });
    const told = await eventually(async () => {
      const { rows } = (await admin.get<{ rows: Notification[] }>('/api/notifications')).body;
      return rows.find(({ kind, applicationId }) => kind === 'incident' && applicationId === id);
    });
    expect(told.text).toContain('call');
  });

  it('runs what a process that died had taken', async () => {
    const { id } = await submitNew(applicant, 'reminds', { reason: '丢失' });
    await server.database.transaction((tx) =>
      tx.execute(
        "update job set status = 'running', attempts = 1, due_at = '2020-01-01 00:00:00.000', locked_until = '2020-01-01 00:00:00.000' where instance_id = ? and kind = 'remind'",
        [id],
      ),
    );
    await eventually(async () => (await jobs(id, 'remind')).length === 0);
    const told = () =>
      server.database.query("select id from notification where instance_id = ? and kind = 'taskReminder'", [id]);
    await eventually(async () => (await told()).length > 0);
    expect(await told()).toHaveLength(1);
  });
});
