import type { Application } from '../../server/contract/applications.js';
import { toSqlTime } from '../../server/database/sql-time.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import {
  apply,
  begin,
  content,
  deploy,
  drawing,
  end,
  message,
  send,
  startBy,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

describe.each(databases)('messages between cases on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let admin: ApiClient;

  const reviewing = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, admin] = (await Promise.all(
      ['2003000053', '2007000023', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient];
    await deploy(
      server,
      'sends',
      content(
        drawing(
          'sends',
          [begin(), apply(), send('tell', 'paid', { note: 'amount' }), end()],
          ['begin -> apply -> tell -> end'],
          ['paid: reason'],
        ),
      ),
    );
    await deploy(
      server,
      'waits-for-payment',
      content(
        drawing(
          'waits-for-payment',
          [begin(), apply(), message('hear', 'paid'), reviewing('check'), end()],
          ['begin -> apply -> hear -> check -> end'],
          ['paid: reason'],
        ),
      ),
    );
  });
  afterAll(() => server.close());

  const submit = async (key: string, reason: string, amount = 1) =>
    (await submitNew(applicant, key, { reason, amount })).id;
  const arrived = async (id: string) => (await todo(reviewer)).some(({ applicationId }) => applicationId === id);
  const variablesOf = async (id: string) => {
    const [row] = await server.database.query<{ state: string }>('select state from instance where id = ?', [id]);
    const state = JSON.parse(row?.state ?? '') as { scopes: { variables?: object }[] };
    return state.scopes[0]?.variables;
  };
  const kept = (name = 'paid') => server.database.query('select id from message where name = ?', [name]);

  it('go to the case that waits with their key, with what they bring', async () => {
    const waiting = await submit('waits-for-payment', 'order-1');
    const other = await submit('waits-for-payment', 'order-2');
    await submit('sends', 'order-1', 700);
    await taskIn(reviewer, waiting);
    expect(await variablesOf(waiting)).toMatchObject({ note: 700 });
    expect(await arrived(other)).toBe(false);
    const { body } = await applicant.get<Application>(`/api/applications/${waiting}`);
    expect(body.records.map(({ state }) => state)).toContain('messageReceived');
  });

  it('are kept when they come before their receiver', async () => {
    await submit('sends', 'early');
    await eventually(async () => (await kept()).length === 1);
    const waiting = await submit('waits-for-payment', 'early');
    await taskIn(reviewer, waiting);
    await eventually(async () => (await kept()).length === 0);
  });

  it('meet their receiver when both come in the same moment', async () => {
    const reasons = Array.from({ length: 8 }, (_, i) => `together-${i}`);
    const ids = await Promise.all(
      reasons.flatMap((reason) => [submit('sends', reason), submit('waits-for-payment', reason)]),
    );
    const waiting = ids.filter((_, i) => i % 2 === 1);
    for (const id of waiting) await taskIn(reviewer, id);
    await eventually(async () => (await kept()).length === 0);
    const delivered = await server.database.query(
      `select instance_id from command_log where command like '%deliverMessage%' and instance_id in (${waiting.map(() => '?').join(', ')})`,
      waiting,
    );
    expect(delivered).toHaveLength(8);
  });

  it('are forgotten after their time to live', async () => {
    const sent = { name: 'paid', correlationKey: 'late', variables: {} };
    const answer = await admin.post('/api/messages', { ...sent, messageId: 'late-1', timeToLiveMs: 60_000 });
    expect(answer).toMatchObject({ status: 200, body: { applicationId: null, keptUntil: expect.any(String) } });
    await server.database.transaction(async (tx) =>
      tx.enqueue("update message set expires_at = ? where id = 'late-1'", [toSqlTime(new Date(Date.now() - 1000))]),
    );
    const waiting = await submit('waits-for-payment', 'late');
    await eventually(async () => (await kept()).length === 0);
    expect(await arrived(waiting)).toBe(false);
  });

  it('from outside wait, too, and come once however often they are sent', async () => {
    const sent = {
      name: 'paid',
      correlationKey: 'outside',
      variables: {},
      messageId: 'outside-1',
      timeToLiveMs: 60_000,
    };
    const first = await admin.post('/api/messages', sent);
    expect(await admin.post('/api/messages', sent)).toMatchObject({ status: 200, body: first.body });
    expect(await kept()).toHaveLength(1);
    const waiting = await submit('waits-for-payment', 'outside');
    await taskIn(reviewer, waiting);
    expect(await admin.post('/api/messages', { ...sent, messageId: 'outside-2', timeToLiveMs: 0 })).toMatchObject({
      status: 404,
    });
  });

  it('are refused when several cases wait for them', async () => {
    await submit('waits-for-payment', 'twice');
    await submit('waits-for-payment', 'twice');
    const sent = { name: 'paid', correlationKey: 'twice', variables: {}, messageId: 'twice-1' };
    expect(await admin.post('/api/messages', sent)).toMatchObject({ status: 409, body: { code: 'message.ambiguous' } });
  });

  const keep = (correlationKey: string, messageId: string) =>
    admin.post('/api/messages', { name: 'paid', correlationKey, variables: {}, messageId, timeToLiveMs: 600_000 });

  it('find their receiver however many others are kept under the same name', async () => {
    for (let i = 0; i < 130; i++) await keep(`nobody-${i}`, `crowd-${String(i).padStart(3, '0')}`);
    await keep('in-the-crowd', 'crowd-last');
    const waiting = await submit('waits-for-payment', 'in-the-crowd');
    await taskIn(reviewer, waiting);
  });

  it('do not stop others that are kept when it is not clear who gets one', async () => {
    await submit('waits-for-payment', 'unclear');
    await submit('waits-for-payment', 'unclear');
    // kept as if both had begun to wait in the moment when it came
    await server.database.transaction(async (tx) =>
      tx.enqueue(
        `insert into message (id, name, correlation_key, instance_id, sender_id, variables, created_at, expires_at)
         values ('unclear-1', 'paid', 'unclear', null, null, '{}', ?, ?)`,
        [toSqlTime(new Date(0)), toSqlTime(new Date(Date.now() + 600_000))],
      ),
    );
    await keep('clear', 'clear-1');
    const waiting = await submit('waits-for-payment', 'clear');
    await taskIn(reviewer, waiting);
    const dead = await server.database.query("select id from job where kind = 'correlate' and attempts > 1");
    expect(dead).toEqual([]);
  });

  it('wait for a case that stands still instead of starting another', async () => {
    const starting = drawing(
      'starts-by-it',
      [startBy('begun', '<bpmn:messageEventDefinition messageRef="still"/>'), reviewing('check'), end()],
      ['begun -> check -> end'],
      ['still'],
    );
    const waiting = drawing(
      'stands-still',
      [begin(), apply(), message('hear', 'still'), reviewing('check'), end()],
      ['begin -> apply -> hear -> check -> end'],
      ['still: reason'],
    );
    await deploy(server, 'starts-by-it', content(starting));
    await deploy(server, 'stands-still', content(waiting));
    const id = await submit('stands-still', 'still-1');
    expect((await admin.post(`/api/instances/${id}/suspend`, { reason: '核查' })).status).toBe(200);
    const sent = {
      name: 'still',
      correlationKey: 'still-1',
      variables: {},
      messageId: 'still-1',
      timeToLiveMs: 60_000,
    };
    expect(await admin.post('/api/messages', sent)).toMatchObject({ status: 200, body: { applicationId: null } });
    expect((await admin.post(`/api/instances/${id}/resume`, { reason: '继续' })).status).toBe(200);
    await taskIn(reviewer, id);
    expect(await server.database.query("select id from instance where item_key = 'starts-by-it'")).toEqual([]);
  });
});
