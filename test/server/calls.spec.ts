import type { Application } from '../../server/contract/applications.js';
import type { MonitorRow } from '../../server/contract/instances.js';
import type { ActResult } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import {
  apply,
  begin,
  boundaryTimer,
  call,
  choice,
  content,
  deploy,
  drawing,
  end,
  errorBoundary,
  parallel,
  user,
} from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(240_000);

interface CaseRow {
  id: string;
  status: string;
  data: string;
  serial_number: string;
  applicant_id: string;
}

describe.each(databases)('call activities on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  const reviewing = user(
    'stamp',
    { mode: 'single' },
    [{ kind: 'person', value: '2007000023' }],
    [{ name: 'refuse', enabled: 'true' }],
  );
  const heading = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);
  const called = (key: string) =>
    drawing(key, [begin(), apply(), reviewing, end()], ['begin -> apply -> stamp -> end']);
  const caller = (
    key: string,
    calling = call('sub', 'sealing', { reason: 'reason', amount: 'amount' }, { answer: 'result.reason' }),
  ) =>
    drawing(
      key,
      [
        begin(),
        apply(),
        calling,
        heading('after'),
        errorBoundary('caught', 'sub', 'refused'),
        heading('repair'),
        end(),
        end('other'),
      ],
      ['begin -> apply -> sub -> after -> end', 'caught -> repair -> other'],
      [],
      { errors: ['refused'] },
    );

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
    await deploy(server, 'sealing', content(called('sealing')));
    await deploy(server, 'calls', content(caller('calls')));
  });
  afterAll(() => server.close());

  const calledBy = (id: string) =>
    eventually(async () => {
      const [row] = await server.database.query<CaseRow>(
        'select id, status, data, serial_number, applicant_id from instance where parent_id = ?',
        [id],
      );
      return row;
    });
  const statusOf = async (id: string) =>
    (await server.database.query<CaseRow>('select status from instance where id = ?', [id]))[0]?.status;
  const stampOf = async (id: string) => taskIn(reviewer, (await calledBy(id)).id);
  const records = async (id: string) =>
    (await applicant.get<Application>(`/api/applications/${id}`)).body.records.map(({ state, opinion }) => ({
      state,
      opinion,
    }));

  it('start a case of the other definition, which goes its own way, and go on with its result', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '用印', amount: 500 });
    const sub = await calledBy(id);
    expect(sub).toMatchObject({ status: 'running', applicant_id: 'person-2003000053' });
    expect(sub.serial_number).toMatch(/^\d{11}$/);
    expect(JSON.parse(sub.data)).toMatchObject({ reason: '用印', amount: 500 });
    expect(await applicant.get<Application>(`/api/applications/${id}`)).toMatchObject({
      body: { currentSteps: ['sub'] },
    });
    expect(await reviewer.post<ActResult>(`/api/tasks/${(await stampOf(id)).id}/complete`)).toMatchObject({
      status: 200,
    });
    await taskIn(head, id);
    expect(await statusOf(sub.id)).toBe('completed');
    const [{ state } = { state: '' }] = await server.database.query<{ state: string }>(
      'select state from instance where id = ?',
      [id],
    );
    expect(JSON.parse(state)).toMatchObject({
      scopes: expect.arrayContaining([
        expect.objectContaining({ variables: expect.objectContaining({ answer: '用印' }) }),
      ]),
    });
    const lines = await records(id);
    expect(lines.map((line) => line.state)).toEqual(['processing', 'callEnded', 'called', 'submitted']);
    expect(lines[1]?.opinion).toContain(`${sub.serial_number}：已完成`);
  });

  it('leave the step of the applicant to them when the call does not fill the form', async () => {
    await deploy(server, 'calls-empty', content(caller('calls-empty', call('sub', 'sealing'))));
    const { id } = await submitNew(applicant, 'calls-empty', { reason: '空' });
    const sub = await calledBy(id);
    const task = await taskIn(applicant, sub.id);
    expect(await applicant.post(`/api/tasks/${task.id}/complete`, { data: { reason: '补' } })).toMatchObject({
      status: 200,
    });
    await taskIn(reviewer, sub.id);
  });

  it('show what they call in the record of the caller, not among my applications', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '列表' });
    const sub = await calledBy(id);
    const { body } = await applicant.get<{ rows: { id: string }[] }>('/api/applications?box=mine&limit=100');
    const ids = body.rows.map((row) => row.id);
    expect(ids).toContain(id);
    expect(ids).not.toContain(sub.id);
    expect(await applicant.post(`/api/applications/${sub.id}/terminate`, { reason: '不办了' })).toMatchObject({
      status: 409,
      body: { code: 'instance.called' },
    });
  });

  it('pass 催办 of the caller on to who holds what they called, once an hour whichever case is urged', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '催' });
    const task = await stampOf(id);
    const sub = (await calledBy(id)).id;
    const actions = async (who: ApiClient) => (await who.get<Application>(`/api/applications/${id}`)).body.actions;
    expect(await actions(applicant)).toContain('urge');
    expect(await actions(admin)).not.toContain('urge');
    const urge = (of: string) => applicant.post(`/api/applications/${of}/urge`, { note: '请尽快用印' });
    expect(await urge(id)).toMatchObject({ status: 200, body: { people: [{ number: '2007000023' }] } });
    expect((await stampOf(id)).urgeCount).toBe(1);
    const lines = async (of: string) =>
      (await applicant.get<Application>(`/api/applications/${of}`)).body.records.filter(
        ({ state }) => state === 'urged',
      );
    expect(await lines(id)).toMatchObject([
      { stepName: 'stamp', elementId: null, targets: [{ number: '2007000023' }] },
    ]);
    expect(await lines(sub)).toEqual([]);
    for (const one of [id, sub]) expect(await urge(one)).toMatchObject({ status: 409, body: { code: 'urge.tooSoon' } });
    const told = await eventually(async () => {
      const { rows } = (await reviewer.get<{ rows: { taskId: string | null; kind: string }[] }>('/api/notifications'))
        .body;
      return rows.find(({ kind, taskId }) => kind === 'taskUrged' && taskId === task.id);
    });
    expect(told).toBeDefined();
    const other = await submitNew(applicant, 'calls', { reason: '先催被调用的' });
    await stampOf(other.id);
    expect((await urge((await calledBy(other.id)).id)).status).toBe(200);
    expect(await urge(other.id)).toMatchObject({ status: 409, body: { code: 'urge.tooSoon' } });
  });

  it('end what they called with their own end', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '终止' });
    const sub = await calledBy(id);
    await stampOf(id);
    await applicant.post(`/api/applications/${id}/terminate`, { reason: '不办了' });
    await eventually(async () => (await statusOf(sub.id)) === 'terminated');
    expect((await todo(reviewer)).find((task) => task.applicationId === sub.id)).toBeUndefined();
  });

  it('end what they called when a boundary event interrupts them', async () => {
    const late = drawing(
      'calls-late',
      [
        begin(),
        apply(),
        call('sub', 'sealing', { reason: 'reason' }),
        boundaryTimer('late', 'sub', 'PT1S'),
        heading('repair'),
        end(),
        end('other'),
      ],
      ['begin -> apply -> sub -> end', 'late -> repair -> other'],
    );
    await deploy(server, 'calls-late', content(late));
    const { id } = await submitNew(applicant, 'calls-late', { reason: '超时' });
    const sub = await calledBy(id);
    await taskIn(head, id);
    await eventually(async () => (await statusOf(sub.id)) === 'terminated');
  });

  it('catch that the called case was refused', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '不同意' });
    const task = await stampOf(id);
    expect(await reviewer.post(`/api/tasks/${task.id}/refuse`, { opinion: '不行' })).toMatchObject({ status: 200 });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'repair' });
    expect((await records(id)).map(({ state }) => state)).toContain('callEnded');
  });

  it('make an incident when the called case was ended, and call again on retry', async () => {
    const { id } = await submitNew(applicant, 'calls', { reason: '重试' });
    const first = await calledBy(id);
    await admin.post(`/api/applications/${first.id}/terminate`, { reason: '管理员终止' });
    const incident = await eventually(async () => {
      const { rows } = (await admin.get<{ rows: MonitorRow[] }>('/api/instances?item=calls')).body;
      return rows.find((row) => row.id === id)?.incidents[0];
    });
    expect(incident.message).toContain('已终止');
    expect(await admin.post(`/api/instances/${id}/incidents/${incident.id}/retry`)).toMatchObject({ status: 200 });
    await eventually(async () => {
      const rows = await server.database.query<CaseRow>(
        "select id from instance where parent_id = ? and status = 'running'",
        [id],
      );
      return rows.length === 1;
    });
  });

  it('make an incident when there is nothing to call', async () => {
    await deploy(server, 'calls-nothing', content(caller('calls-nothing', call('sub', 'no_such_process'))));
    const { id } = await submitNew(applicant, 'calls-nothing', { reason: '无' });
    const incident = await eventually(async () => {
      const { rows } = (await admin.get<{ rows: MonitorRow[] }>('/api/instances?item=calls-nothing')).body;
      return rows.find((row) => row.id === id)?.incidents[0];
    });
    expect(incident.message).toContain('no_such_process');
  });

  it('stop a process that calls itself for ever', async () => {
    await deploy(
      server,
      'endless',
      content(drawing('endless', [begin(), call('sub', 'endless'), end()], ['begin -> sub -> end'])),
    );
    const { id } = await submitNew(applicant, 'endless', { reason: '循环' });
    await eventually(async () => {
      const rows = await server.database.query("select id from incident where item_key = 'endless'");
      return rows.length > 0;
    }, 20_000);
    const [row] = await server.database.query<{ total: number }>(
      "select count(*) as total from instance where item_key = 'endless'",
    );
    expect(Number(row?.total)).toBe(21); // twenty callers above the last
    expect(await statusOf(id)).toBe('running');
  });

  it('stop a process that calls itself twice, and again, before there are too many', async () => {
    const nodes = [begin(), parallel('both'), call('one', 'doubling'), call('two', 'doubling'), end(), end('other')];
    const flows = ['begin -> both -> one -> end', 'both -> two -> other'];
    await deploy(server, 'doubling', content(drawing('doubling', nodes, flows)));
    const { id } = await submitNew(applicant, 'doubling', { reason: '翻倍' });
    const incident = await eventually(async () => {
      const { rows } = (await admin.get<{ rows: { message: string }[] }>('/api/incidents?item=doubling')).body;
      return rows[0];
    }, 100_000);
    expect(incident.message).toContain('循环调用');
    expect(await admin.post(`/api/applications/${id}/terminate`, { reason: '停' })).toMatchObject({ status: 200 });
    await eventually(async () => {
      const running = await server.database.query(
        "select id from instance where item_key = 'doubling' and status = 'running'",
      );
      return running.length === 0;
    }, 100_000);
    const [row] = await server.database.query<{ total: number }>(
      "select count(*) as total from instance where item_key = 'doubling'",
    );
    expect(Number(row?.total)).toBeLessThan(320);
  });

  it('bind to the newest version, to a fixed one, or to what was there when they were published', async () => {
    const sub = (key: string, binding: { [name: string]: string }) =>
      content(caller(key, call('sub', 'versioned', { reason: 'reason' }, {}, binding)));
    await deploy(server, 'versioned', content(called('versioned')));
    await deploy(server, 'calls-then', sub('calls-then', { 'xiaowu:binding': 'deployment' }));
    await deploy(server, 'calls-fixed', sub('calls-fixed', { 'xiaowu:binding': 'version', 'xiaowu:version': '1' }));
    await deploy(server, 'calls-latest', sub('calls-latest', {}));
    await new Promise((resolve) => setTimeout(resolve, 5)); // another millisecond
    await deploy(server, 'versioned', content(called('versioned')));
    for (const [key, version] of [
      ['calls-then', 1],
      ['calls-fixed', 1],
      ['calls-latest', 2],
    ] as const) {
      const { id } = await submitNew(applicant, key, { reason: '版本' });
      const { id: subId } = await calledBy(id);
      const [row] = await server.database.query<{ definition_version: number }>(
        'select definition_version from instance where id = ?',
        [subId],
      );
      expect([key, row?.definition_version]).toEqual([key, version]);
    }
  });

  it('finish at once when nothing in the called case waits', async () => {
    await deploy(server, 'instant', content(drawing('instant', [begin(), end()], ['begin -> end'])));
    await deploy(
      server,
      'calls-instant',
      content(
        drawing(
          'calls-instant',
          [begin(), apply(), call('sub', 'instant'), choice('which', 'which_after'), heading('after'), end()],
          ['begin -> apply -> sub -> which -> after -> end'],
        ),
      ),
    );
    const { id } = await submitNew(applicant, 'calls-instant', { reason: '立即' });
    await taskIn(head, id);
  });
});
