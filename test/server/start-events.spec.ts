import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import {
  apply,
  begin,
  boundary,
  call,
  catching,
  content,
  deploy,
  drawing,
  end,
  endWith,
  startBy,
  throwing,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const signal = '<bpmn:signalEventDefinition signalRef="alarm"/>';
const every = (cycle: string) =>
  `<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition>`;

describe.each(databases)('events between cases on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  const reviewing = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
  const heading = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);
  const startedBy = (key: string, definition: string, roots = {}, messages: string[] = []) => ({
    ...content(
      drawing(
        key,
        [startBy('begin', definition), reviewing('check'), end()],
        ['begin -> check -> end'],
        messages,
        roots,
      ),
    ),
  });
  const automatic = (definition: ReturnType<typeof content>, automaticApplicant = '2003000053') => ({
    ...definition,
    item: { ...definition.item, automaticApplicant },
  });

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  const casesOf = (key: string) =>
    server.database.query<{
      id: string;
      applicant_id: string;
      definition_version: number;
      data: string;
      parent_id: string;
    }>('select id, applicant_id, definition_version, data, parent_id from instance where item_key = ? order by id', [
      key,
    ]);
  const firstOf = (key: string) => eventually(async () => (await casesOf(key))[0]);

  it('a signal reaches every case that waits for it, and starts the definitions that begin with it', async () => {
    const signals = { signals: ['alarm'] };
    const waits = drawing(
      'waits-for-alarm',
      [begin(), apply(), catching('hear', signal), reviewing('check'), end()],
      ['begin -> apply -> hear -> check -> end'],
      [],
      signals,
    );
    const throws = drawing(
      'throws-alarm',
      [begin(), apply(), throwing('cry', signal), end()],
      ['begin -> apply -> cry -> end'],
      [],
      signals,
    );
    await deploy(server, 'waits-for-alarm', content(waits));
    await deploy(server, 'throws-alarm', content(throws));
    await deploy(server, 'begins-with-alarm', startedBy('begins-with-alarm', signal, signals));
    const ids = [];
    for (const reason of ['一', '二', '三']) ids.push((await submitNew(applicant, 'waits-for-alarm', { reason })).id);
    const sender = await submitNew(applicant, 'throws-alarm', { reason: '警报' });
    for (const id of ids) await taskIn(reviewer, id);
    const begun = await firstOf('begins-with-alarm');
    expect(begun).toMatchObject({ applicant_id: 'person-2003000053', parent_id: sender.id });
    await taskIn(reviewer, begun.id);
    expect(await applicant.post('/api/signals', { name: 'alarm' })).toMatchObject({ status: 403 });
    expect(await admin.post('/api/signals', { name: 'alarm' })).toMatchObject({ status: 202 });
    await eventually(async () => (await casesOf('begins-with-alarm')).length === 2);
  });

  it('a message that nobody waits for starts a case, by the newest version alone', async () => {
    const definition = '<bpmn:messageEventDefinition messageRef="order"/>';
    await deploy(server, 'ordered', automatic(startedBy('ordered', definition, {}, ['order'])));
    await deploy(server, 'ordered', automatic(startedBy('ordered', definition, {}, ['order'])));
    const sent = { name: 'order', messageId: 'order-1', variables: { reason: '订单', amount: 3 } };
    const answer = await admin.post<{ applicationId: string }>('/api/messages', sent);
    expect(answer.status).toBe(200);
    expect((await admin.post('/api/messages', sent)).body).toEqual(answer.body);
    const [started, ...more] = await casesOf('ordered');
    expect(more).toEqual([]);
    expect(started).toMatchObject({
      id: answer.body.applicationId,
      applicant_id: 'person-2003000053',
      definition_version: 2,
    });
    expect(JSON.parse(started?.data ?? '')).toMatchObject({ reason: '订单', amount: 3 });
    await taskIn(reviewer, answer.body.applicationId);
  });

  it('messages with one key start one case while it is open, and then go to whoever waits with it', async () => {
    const messages = ['talk: topic'];
    const begins = '<bpmn:messageEventDefinition messageRef="talk"/>';
    await deploy(
      server,
      'talks',
      automatic(
        content(
          drawing(
            'talks',
            [startBy('begin', begins), reviewing('check'), catching('hear', begins), heading('decide'), end()],
            ['begin -> check -> hear -> decide -> end'],
            messages,
          ),
        ),
      ),
    );
    const say = (key: string | null, messageId: string, timeToLiveMs = 60_000) =>
      admin.post<{ applicationId: string | null }>('/api/messages', {
        ...{ name: 'talk', messageId, timeToLiveMs, variables: { reason: '对话', topic: key ?? '' } },
        ...(key !== null && { correlationKey: key }),
      });
    // at the same moment
    const answers = await Promise.all(['a1', 'a2', 'a3'].map((messageId) => say('a', messageId)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [started, ...more] = await casesOf('talks');
    expect(more).toEqual([]);
    const id = started?.id ?? '';
    expect(answers.filter(({ body }) => body.applicationId === id)).toHaveLength(1);
    expect(await say('a', 'a4', 0)).toMatchObject({ status: 404 });
    // another key is another conversation, none is none
    expect((await say('b', 'b1')).body.applicationId).not.toBe(id);
    await say(null, 'n1');
    await say(null, 'n2');
    expect(await casesOf('talks')).toHaveLength(4);
    // one of those that were kept is heard
    const check = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${check.id}/complete`)).toMatchObject({ status: 200 });
    const decide = await taskIn(head, id);
    expect(await head.post(`/api/tasks/${decide.id}/complete`)).toMatchObject({ body: { status: 'completed' } });
    await server.database.transaction(async (tx) => tx.enqueue("delete from message where name = 'talk'"));
    // over: the key may begin anew
    const again = await say('a', 'a5');
    expect(again.body.applicationId).not.toBe(id);
    expect(await casesOf('talks')).toHaveLength(5);
  });

  it('a timer starts cases until its rounds are over, and stops with its version', async () => {
    await deploy(server, 'timed-start', automatic(startedBy('timed-start', every('R2/PT1S'))));
    await eventually(async () => (await casesOf('timed-start')).length === 2);
    await eventually(async () => {
      const rows = await server.database.query(
        "select id from job where kind = 'startTimer' and payload like '%timed-start%'",
      );
      return rows.length === 0;
    });
    await deploy(server, 'timed-again', automatic(startedBy('timed-again', every('R/PT1S'))));
    await firstOf('timed-again');
    await deploy(
      server,
      'timed-again',
      content(
        drawing('timed-again', [begin(), apply(), reviewing('check'), end()], ['begin -> apply -> check -> end']),
      ),
    );
    await eventually(async () => {
      const rows = await server.database.query(
        "select id from job where kind = 'startTimer' and payload like '%timed-again%'",
      );
      return rows.length === 0;
    });
  });

  it('a timer start needs somebody to apply', async () => {
    const { bpmn, form, item } = startedBy('nobody', every('R/PT1H'));
    await admin.post('/api/definitions', { key: 'nobody', name: '无人' });
    await admin.put('/api/definitions/nobody/draft', { revision: 1, bpmn, form, item });
    const refused = await admin.post<{ details: { message: string }[] }>('/api/definitions/nobody/publish', {
      revision: 2,
    });
    expect(refused.status).toBe(422);
    expect(refused.body.details.map(({ message }) => message).join()).toContain('申请人');
  });

  it('a condition that holds starts a case', async () => {
    const condition =
      '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">level > 3</bpmn:condition></bpmn:conditionalEventDefinition>';
    await deploy(server, 'when-high', automatic(startedBy('when-high', condition)));
    expect(await admin.post('/api/conditions', { variables: { level: 2 } })).toMatchObject({ body: { started: 0 } });
    expect(await admin.post('/api/conditions', { variables: { level: 4 } })).toMatchObject({ body: { started: 1 } });
    await taskIn(reviewer, (await firstOf('when-high')).id);
  });

  it('an escalation and an error of a called case reach the activity that called it', async () => {
    const roots = { errors: ['broken'], escalations: ['late'] };
    const escalation = '<bpmn:escalationEventDefinition escalationRef="late"/>';
    const error = '<bpmn:errorEventDefinition errorRef="broken"/>';
    await deploy(
      server,
      'troubled',
      content(
        drawing(
          'troubled',
          [begin(), throwing('tell', escalation), reviewing('check'), endWith('fails', error)],
          ['begin -> tell -> check -> fails'],
          [],
          roots,
        ),
      ),
    );
    await deploy(
      server,
      'calls-troubled',
      content(
        drawing(
          'calls-troubled',
          [
            begin(),
            apply(),
            call('sub', 'troubled'),
            boundary('hears', 'sub', escalation, false),
            heading('told'),
            boundary('catches', 'sub', error),
            heading('repairs'),
            end(),
            end('end2'),
            end('end3'),
          ],
          ['begin -> apply -> sub -> end', 'hears -> told -> end2', 'catches -> repairs -> end3'],
          [],
          roots,
        ),
      ),
    );
    const { id } = await submitNew(applicant, 'calls-troubled', { reason: '上报' });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'told' });
    const [sub] = await casesOf('troubled');
    const task = await taskIn(reviewer, sub?.id ?? '');
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
    await eventually(async () => {
      const rows = await server.database.query("select id from task where instance_id = ? and element_id = 'repairs'", [
        id,
      ]);
      return rows.length === 1;
    });
  });
});
