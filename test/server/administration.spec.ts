import type { CaseDetail, IncidentRow } from '../../server/contract/administration.js';
import type { Application } from '../../server/contract/applications.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import {
  apply,
  begin,
  catching,
  content,
  deploy,
  drawing,
  end,
  message,
  rule,
  timer,
  user,
} from '../support/small-definition.js';
import { decisionFile, table } from '../support/decision-file.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reason = '维护';

describe.each(databases)('the administration of cases on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
    const steps = [
      user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
      user('decide', { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]),
    ];
    const path = (first: string) => [`begin -> apply -> ${first} -> check -> decide -> end`];
    await deploy(
      server,
      'two-steps',
      content(drawing('two-steps', [begin(), apply(), ...steps, end()], ['begin -> apply -> check -> decide -> end'])),
    );
    await deploy(
      server,
      'timed',
      content(drawing('timed', [begin(), apply(), timer('wait', 'PT1S'), ...steps, end()], path('wait'))),
    );
    await deploy(
      server,
      'hearing',
      content(
        drawing(
          'hearing',
          [
            ...[begin(), apply(), message('hear', 'paid')],
            catching('see', '<bpmn:signalEventDefinition signalRef="go"/>'),
            catching(
              'until',
              '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">amount &gt; 100</bpmn:condition></bpmn:conditionalEventDefinition>',
            ),
            ...[user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]), end()],
          ],
          ['begin -> apply -> hear -> see -> until -> check -> end'],
          ['paid'],
          { signals: ['go'] },
        ),
      ),
    );
    const either = ['1998000101', '2007000023'].map((value) => ({ kind: 'person', value }));
    await deploy(
      server,
      'offered',
      content(
        drawing(
          'offered',
          [begin(), apply(), user('check', { mode: 'single' }, either), end()],
          ['begin -> apply -> check -> end'],
        ),
      ),
    );
    await deploy(
      server,
      'stuck',
      content(
        drawing(
          'stuck',
          [begin(), apply(), rule('rule', { decisionId: 'later', resultVariable: 'x' }), ...steps, end()],
          path('rule'),
        ),
      ),
    );
  });
  afterAll(() => server.close());

  const audited = async (target: string) =>
    (
      await server.database.query<{ action: string; detail: string }>(
        'select action, detail from audit_log where target = ? order by id',
        [target],
      )
    ).map(({ action, detail }) => ({ action, reason: (JSON.parse(detail) as { reason: string }).reason }));
  const detail = async (id: string) => (await admin.get<CaseDetail>(`/api/instances/${id}`)).body;

  it('suspends a case, which nobody can act on, and resumes it', async () => {
    const { id } = await submitNew(applicant, 'two-steps', { reason: '挂起' });
    const task = await taskIn(reviewer, id);
    expect(await applicant.post(`/api/instances/${id}/suspend`, { reason })).toMatchObject({ status: 403 });
    expect(await admin.post(`/api/instances/${id}/suspend`, { reason: ' ' })).toMatchObject({ status: 400 });
    expect(await admin.post(`/api/instances/${id}/suspend`, { reason })).toMatchObject({
      status: 200,
      body: { status: 'suspended' },
    });
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('挂起') },
    });
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body).toMatchObject({ status: 'suspended' });
    expect(await admin.post(`/api/instances/${id}/suspend`, { reason })).toMatchObject({ status: 409 });
    expect(await admin.post(`/api/instances/${id}/resume`, { reason })).toMatchObject({ body: { status: 'running' } });
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['suspended', 'resumed', 'approved', 'submitted']),
    );
    expect(await audited(id)).toEqual([
      { action: 'instance.suspend', reason },
      { action: 'instance.resume', reason },
    ]);
  });

  it('keeps the timers of a suspended case until it is resumed', async () => {
    const { id } = await submitNew(applicant, 'timed', { reason: '计时' });
    await admin.post(`/api/instances/${id}/suspend`, { reason });
    await new Promise((resolve) => setTimeout(resolve, 2000)); // the timer is due meanwhile
    expect((await detail(id)).jobs).toMatchObject([{ kind: 'timer', elementId: 'wait' }]);
    await admin.post(`/api/instances/${id}/resume`, { reason });
    await taskIn(reviewer, id);
  });

  it('lets a suspended case be ended', async () => {
    const { id } = await submitNew(applicant, 'two-steps', { reason: '终止' });
    await admin.post(`/api/instances/${id}/suspend`, { reason });
    expect(await applicant.post(`/api/applications/${id}/terminate`, { reason: '不办了' })).toMatchObject({
      status: 200,
      body: { status: 'terminated' },
    });
  });

  it('moves a token to another step', async () => {
    const { id } = await submitNew(applicant, 'two-steps', { reason: '跳转' });
    await taskIn(reviewer, id);
    const { tokens } = await detail(id);
    expect(tokens).toMatchObject([{ elementId: 'check', stepName: 'check' }]);
    const from = tokens[0]?.place;
    expect(
      await admin.post(`/api/instances/${id}/move-token`, { from, to: { elementId: 'nowhere' }, reason }),
    ).toMatchObject({ status: 422 });
    expect(
      await admin.post(`/api/instances/${id}/move-token`, { from, to: { elementId: 'decide' }, reason }),
    ).toMatchObject({ status: 200 });
    await taskIn(head, id);
    expect((await todo(reviewer)).find(({ applicationId }) => applicationId === id)).toBeUndefined();
    expect(
      await admin.post(`/api/instances/${id}/move-token`, { from, to: { elementId: 'decide' }, reason }),
    ).toMatchObject({ status: 409 });
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.find(({ state }) => state === 'tokenMoved')).toMatchObject({ opinion: `→ decide ${reason}` });
    expect(await audited(id)).toEqual([{ action: 'instance.moveToken', reason }]);
  });

  it('lists what is stuck and tries several again at once', async () => {
    const cases = [
      await submitNew(applicant, 'stuck', { reason: '一' }),
      await submitNew(applicant, 'stuck', { reason: '二' }),
    ];
    const list = async () =>
      (await admin.get<{ rows: IncidentRow[]; total: number }>('/api/incidents?item=stuck')).body;
    const before = await list();
    expect(before).toMatchObject({ total: 2 });
    expect(before.rows[0]).toMatchObject({
      instanceId: cases[1]?.id,
      serialNumber: cases[1]?.serialNumber,
      elementId: 'rule',
      message: expect.stringContaining('later'),
    });
    expect(await applicant.get('/api/incidents')).toMatchObject({ status: 403 });
    const ids = before.rows.map(({ id }) => id);
    expect(await admin.post('/api/incidents/retry', { ids: ids.slice(0, 1) })).toMatchObject({ status: 200 });
    expect(await list()).toMatchObject({ total: 2 }); // stuck again, for the same reason
    const later = decisionFile([table({ id: 'later', inputs: ['reason'], outputs: ['x'], rules: ['- | 1'] })]);
    await deploy(server, 'lends-later', {
      ...content(drawing('lends-later', [begin(), apply(), end()], ['begin -> apply -> end'])),
      decisions: [later],
    });
    const stuck = (await list()).rows.map(({ id }) => id);
    const { body } = await admin.post<{ results: { message: string | null }[] }>('/api/incidents/retry', {
      ids: [...stuck, ...ids.slice(0, 1)],
    });
    expect(body.results.map(({ message }) => message === null)).toEqual([true, true, false]);
    expect(await list()).toMatchObject({ total: 0, rows: [] });
    for (const { id } of cases) await taskIn(reviewer, id);
  });

  it('lets no more cases of a definition begin until it is resumed', async () => {
    const draft = await applicant.post<{ id: string }>('/api/applications', { itemKey: 'two-steps' });
    expect(await admin.post('/api/definitions/two-steps/suspend', { reason })).toMatchObject({ status: 200 });
    const refused = { status: 409, body: { code: 'item.suspended' } };
    expect(await applicant.post('/api/applications', { itemKey: 'two-steps' })).toMatchObject(refused);
    const submit = () => applicant.post(`/api/applications/${draft.body.id}/submit`, { data: { reason: '暂停' } });
    expect(await submit()).toMatchObject(refused);
    expect(await admin.post('/api/definitions/two-steps/resume', { reason })).toMatchObject({ status: 200 });
    expect(await submit()).toMatchObject({ status: 200 });
    expect(await audited('two-steps')).toContainEqual({ action: 'definition.suspend', reason });
  });

  it('suspends and resumes the running cases of a definition with it, but not those suspended by themselves', async () => {
    const path = ['begin -> apply -> check -> end'];
    const check = user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
    await deploy(server, 'stands-still', content(drawing('stands-still', [begin(), apply(), check, end()], path)));
    const ids: string[] = [];
    // more than one run of the job
    for (let i = 0; i < 53; i++) ids.push((await submitNew(applicant, 'stands-still', { reason: `${i}` })).id);
    const [first = '', second = ''] = ids;
    await admin.post(`/api/instances/${first}/suspend`, { reason });
    const statuses = async () => {
      const rows = await server.database.query<{ id: string; status: string }>(
        "select id, status from instance where item_key = 'stands-still' order by id",
      );
      return new Map(rows.map(({ id, status }) => [id, status]));
    };
    const count = async (status: string) => [...(await statuses()).values()].filter((one) => one === status).length;

    expect(await admin.post('/api/definitions/stands-still/suspend', { reason })).toMatchObject({ body: { cases: 0 } });
    expect(await count('running')).toBe(52);
    expect(await admin.post('/api/definitions/stands-still/suspend', { reason, runningCases: true })).toMatchObject({
      status: 200,
      body: { cases: 52 },
    });
    await eventually(async () => (await count('suspended')) === 53, 30_000);
    // goes on by itself, and stands still by itself again
    for (const act of ['resume', 'suspend']) await admin.post(`/api/instances/${second}/${act}`, { reason });
    expect(await admin.post('/api/definitions/stands-still/resume', { reason, runningCases: true })).toMatchObject({
      status: 200,
      body: { cases: 51 },
    });
    await eventually(async () => (await count('running')) === 51, 30_000);
    await eventually(async () => {
      const rows = await server.database.query("select id from job where kind = 'suspendCases'");
      return rows.length === 0;
    });
    const after = await statuses();
    expect([after.get(first), after.get(second)]).toEqual(['suspended', 'suspended']);
    const task = await taskIn(reviewer, ids[5] ?? '');
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`)).toMatchObject({ status: 200 });
  });

  it('shows work that was given up, and has it tried again', async () => {
    const { id } = await submitNew(applicant, 'timed', { reason: '死' });
    await server.database.transaction(async (tx) =>
      tx.enqueue("update job set status = 'dead', attempts = 8, last_error = 'gone\\nat x' where instance_id = ?", [
        id,
      ]),
    );
    const { body } = await admin.get<{
      rows: { id: string; instanceId: string; itemName: string; lastError: string }[];
    }>('/api/dead-jobs');
    const job = body.rows.find(({ instanceId }) => instanceId === id);
    expect(job).toMatchObject({ itemName: '测试事项' });
    expect(await applicant.get('/api/dead-jobs')).toMatchObject({ status: 403 });
    // of another department's items
    const logistics = await server.signIn('2006000071');
    expect(await logistics.get('/api/dead-jobs')).toMatchObject({ status: 200, body: { rows: [], total: 0 } });
    expect(await logistics.post(`/api/dead-jobs/${job?.id}/retry`)).toMatchObject({ status: 409 });
    expect(await admin.post(`/api/dead-jobs/${job?.id}/retry`)).toMatchObject({ status: 200 });
    expect(await admin.post(`/api/dead-jobs/${job?.id}/retry`)).toMatchObject({ status: 409 });
    await taskIn(reviewer, id);
  });

  it('discards work that was given up, with a reason that the audit log keeps', async () => {
    const { id, serialNumber } = await submitNew(applicant, 'timed', { reason: '弃' });
    const lastError = 'Error: connect ECONNREFUSED 10.0.0.7:25\n    at x';
    await server.database.transaction(async (tx) =>
      tx.enqueue("update job set status = 'dead', attempts = 8, last_error = ? where instance_id = ?", [lastError, id]),
    );
    type Row = { id: string; instanceId: string; problem: string | null; lastError: string };
    const dead = async () => (await admin.get<{ rows: Row[] }>('/api/dead-jobs')).body.rows;
    const job = (await dead()).find(({ instanceId }) => instanceId === id);
    expect(job).toMatchObject({ problem: '对方拒绝了连接', lastError: 'Error: connect ECONNREFUSED 10.0.0.7:25' });
    const path = `/api/dead-jobs/${job?.id}/discard`;
    expect(await admin.post(path, { reason: ' ' })).toMatchObject({ status: 400 });
    expect(await applicant.post(path, { reason: '弃' })).toMatchObject({ status: 403 });
    const logistics = await server.signIn('2006000071');
    expect(await logistics.post(path, { reason: '弃' })).toMatchObject({ status: 409 });
    expect(await admin.post(path, { reason: '不再需要' })).toMatchObject({ status: 200 });
    expect((await dead()).map((row) => row.id)).not.toContain(job?.id);
    expect(await admin.post(path, { reason: '不再需要' })).toMatchObject({ status: 409 });
    expect(await admin.post(`/api/dead-jobs/${job?.id}/retry`)).toMatchObject({ status: 409 });
    const { body } = await admin.get<{ rows: { action: string; target: string; detail: object }[] }>('/api/audit-log');
    expect(body.rows.find(({ action }) => action === 'job.discard')).toMatchObject({
      target: job?.id,
      detail: { serialNumber, kind: 'timer', reason: '不再需要' },
    });
  });

  it('gives an open task to another person, also one that several may claim', async () => {
    const { id } = await submitNew(applicant, 'two-steps', { reason: '换人' });
    const { id: taskId } = await taskIn(reviewer, id);
    const address = `/api/instances/${id}/tasks/${taskId}/assign`;
    const to = 'person-1998000101';
    const { tasks } = await detail(id);
    expect(tasks).toMatchObject([
      { id: taskId, elementId: 'check', status: 'assigned', people: [{ number: '2007000023' }], isAssignable: true },
    ]);
    // neither whoever has it nor whoever applied may do it by this way
    for (const one of [applicant, reviewer])
      expect(await one.post(address, { to, reason })).toMatchObject({ status: 403 });
    const assign = (body: object) => admin.post<{ code: string }>(address, { to, reason, ...body });
    expect(await assign({ reason: ' ' })).toMatchObject({ status: 400 });
    expect(await assign({ to: 'person-2007000023' })).toMatchObject({ status: 422, body: { code: 'people.invalid' } });
    expect(await assign({ to: 'nobody' })).toMatchObject({ status: 422, body: { code: 'people.unknown' } });
    expect(await assign({})).toMatchObject({ status: 200, body: { status: 'running' } });
    expect((await todo(reviewer)).find(({ applicationId }) => applicationId === id)).toBeUndefined();
    expect((await taskIn(head, id)).id).toBe(taskId);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.find(({ state }) => state === 'assigned')).toMatchObject({
      stepName: 'check',
      person: { number: 'admin' },
      targets: [{ number: '1998000101' }],
      opinion: reason,
    });
    expect(await audited(id)).toEqual([{ action: 'instance.assignTask', reason }]);
    await head.post(`/api/tasks/${taskId}/return`, { opinion: '退' });
    expect(await assign({})).toMatchObject({ status: 409, body: { code: 'task.notOpen' } });
    const [own] = (await detail(id)).tasks;
    expect(own).toMatchObject({ elementId: 'apply', isAssignable: false });
    expect(await admin.post(`/api/instances/${id}/tasks/${own?.id}/assign`, { to, reason })).toMatchObject({
      status: 409,
      body: { code: 'task.applicants' },
    });

    const offered = await submitNew(applicant, 'offered', { reason: '认领' });
    const [open] = (await detail(offered.id)).tasks;
    expect(open).toMatchObject({ status: 'offered', people: [{ number: '1998000101' }, { number: '2007000023' }] });
    expect(await admin.post(`/api/instances/${offered.id}/tasks/${open?.id}/assign`, { to, reason })).toMatchObject({
      status: 200,
    });
    expect((await todo(reviewer)).find(({ applicationId }) => applicationId === offered.id)).toBeUndefined();
    expect(await taskIn(head, offered.id)).toMatchObject({ id: open?.id, status: 'assigned' });
  });

  it('gives a message and a signal by hand, to the case alone that waits', async () => {
    const [{ id }, other] = [
      await submitNew(applicant, 'hearing', { reason: '这件' }),
      await submitNew(applicant, 'hearing', { reason: '那件' }),
    ];
    const waits = async (one: string) => (await detail(one)).jobs.map(({ kind, name }) => `${kind} ${name}`);
    expect(await waits(id)).toEqual(['message paid']);
    const deliver = async (who: ApiClient, body: object = { variables: { amount: 12 }, reason }) =>
      who.post(`/api/instances/${id}/jobs/${(await detail(id)).jobs[0]?.id}/deliver`, body);
    expect(await deliver(applicant)).toMatchObject({ status: 403 });
    expect(await deliver(admin, { variables: {} })).toMatchObject({ status: 400 });
    expect(await deliver(admin)).toMatchObject({ status: 200, body: { status: 'running' } });
    expect((await detail(id)).variables).toMatchObject({ amount: 12 });
    expect(await waits(id)).toEqual(['signal go']);
    expect(await deliver(admin)).toMatchObject({ status: 200, body: { status: 'running' } });
    expect(await waits(id)).toEqual(['conditional amount > 100']);
    expect(await deliver(admin)).toMatchObject({ status: 409, body: { code: 'job.notWaiting' } });
    expect(await admin.post(`/api/instances/${id}/variables`, { variables: { amount: 101 }, reason })).toMatchObject({
      status: 200,
    });
    await taskIn(reviewer, id);
    expect(await waits(other.id)).toEqual(['message paid']);
    expect((await audited(id)).map(({ action }) => action)).toEqual(
      ['deliverMessage', 'deliverSignal', 'setVariables'].map((act) => `instance.${act}`),
    );
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.filter(({ person }) => person?.number === 'admin').map((one) => one.state)).toEqual([
      'signalReceived',
      'messageReceived',
    ]);
  });

  it('changes variables', async () => {
    const { id } = await submitNew(applicant, 'two-steps', { reason: '变量' });
    expect(await admin.post(`/api/instances/${id}/variables`, { variables: { limit: 5 }, reason })).toMatchObject({
      status: 200,
    });
    expect((await detail(id)).variables).toMatchObject({ limit: 5 });
    await eventually(async () => (await audited(id)).length === 1);
  });
});
