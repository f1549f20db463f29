import type { Application, ApplicationRow } from '../../server/contract/applications.js';
import type { Notification } from '../../server/contract/notifications.js';
import type { TaskCounts } from '../../server/contract/tasks.js';
import type { WorkCalendarState } from '../../server/contract/work-calendar.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { moveClockTo, restoreClock } from '../support/clock.js';
import { databases } from '../support/databases.js';
import { apply, begin, catching, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(240_000);

const reviewerRule = [{ kind: 'person', value: '2007000023' }];
const headRule = [{ kind: 'person', value: '1998000101' }];
/** A time of the school. Monday 14 September 2026 is an ordinary working day. */
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
/** To the minute: the clock goes on while it is looked at. */
const minute = (moment: string | null) => moment?.replace(' ', 'T').slice(0, 16);
const office = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:00' },
];
const week = [office, office, office, office, office, [], []];

describe.each(databases)('limits of steps on %s', (dialect) => {
  let server: TestServer;
  const people = new Map<string, ApiClient>();
  /** Signs in again after the clock was moved, because sessions end. */
  const as = async (number: string) =>
    people.get(number) ?? (people.set(number, await server.signIn(number)), people.get(number)!);
  const clock = (local: string) => {
    moveClockTo(at(local));
    people.clear();
  };
  const one = (key: string, settings: Record<string, string>) =>
    deploy(
      server,
      key,
      content(
        drawing(
          key,
          [
            begin(),
            apply(),
            user('check', { mode: 'single', ...settings }, reviewerRule),
            user('after', { mode: 'single' }, headRule),
            end(),
          ],
          ['begin -> apply -> check -> after -> end'],
        ),
      ),
    );
  const submit = async (key: string) => (await submitNew(await as('2003000053'), key, { reason: '办一办' })).id;
  const records = async (id: string) =>
    (await (await as('admin')).get<Application>(`/api/applications/${id}`)).body.records.filter(
      ({ state }) => state !== 'processing',
    );
  const told = async (number: string, kind: string, id: string) =>
    (await (await as(number)).get<{ rows: Notification[] }>('/api/notifications?limit=100')).body.rows.filter(
      (row) => row.kind === kind && row.applicationId === id,
    );
  const supervised = async (number: string) =>
    (await (await as(number)).get<{ rows: ApplicationRow[] }>('/api/applications?box=supervised&limit=100')).body.rows;
  const jobsOf = (id: string, kind: string) =>
    server.database.query<{ due_at: string; payload: string }>(
      'select due_at, payload from job where instance_id = ? and kind = ? order by due_at',
      [id, kind],
    );

  const dueOf = async (id: string, kind: string) => (await jobsOf(id, kind)).map(({ due_at }) => minute(due_at));

  beforeAll(async () => {
    clock('2026-09-11T16:00');
    server = await startServer(dialect);
  });
  afterAll(async () => {
    restoreClock();
    await server.close();
  });

  it('counts in working time, and says in the lists when it is over', async () => {
    clock('2026-09-11T16:00');
    await one('in-working-time', { timeMeasure: 'working', dueAfter: 'PT4H' });
    const id = await submit('in-working-time');
    const task = await taskIn(await as('2007000023'), id);
    expect(minute(task.dueAt)).toBe(minute(at('2026-09-14T11:30')));
    expect(await dueOf(id, 'overdue')).toEqual([minute(at('2026-09-14T11:30'))]);
    // at the weekend nothing of it passes, and lists say how much work is left
    clock('2026-09-12T12:00');
    const left = (await taskIn(await as('2007000023'), id)).workingTimeLeft;
    expect(left).toEqual({ days: 0, minutes: 180 });
    clock('2026-09-14T12:00');
    expect((await taskIn(await as('2007000023'), id)).workingTimeLeft).toBeNull();
  });

  it('has no rest of working time where the limit goes by the clock', async () => {
    clock('2026-09-11T16:00');
    await one('by-the-clock', { timeMeasure: 'calendar', dueAfter: 'PT4H' });
    const task = await taskIn(await as('2007000023'), await submit('by-the-clock'));
    expect(minute(task.dueAt)).toBe(minute(at('2026-09-11T20:00')));
    expect(task.workingTimeLeft).toBeNull();
  });

  it('reminds before the limit and after it, so often as it says, and never at night', async () => {
    clock('2026-09-14T09:00');
    await one('reminds-often', {
      dueAfter: 'PT20H',
      remindBefore: 'PT1H',
      remindEvery: 'PT12H',
      remindAtMost: '2',
      whenOverdue: 'nothing',
    });
    const id = await submit('reminds-often');
    // an hour before the limit it is 4 in the morning
    expect(await dueOf(id, 'remind')).toEqual([minute(at('2026-09-15T07:00'))]);
    clock('2026-09-15T07:00');
    await eventually(async () => (await told('2007000023', 'taskReminder', id)).length === 1);
    expect(await dueOf(id, 'remind')).toEqual([minute(at('2026-09-15T16:00'))]);
    clock('2026-09-15T16:00');
    await eventually(async () => (await told('2007000023', 'taskReminder', id)).length === 2);
    expect(await jobsOf(id, 'remind')).toEqual([]);
    const reminded = (await records(id)).filter(({ state }) => state === 'reminded');
    expect(reminded).toHaveLength(2);
    expect(reminded[0]).toMatchObject({ person: null, targets: [{ number: '2007000023' }], opinion: '第 2 次提醒' });
    expect((await records(id)).some(({ state }) => state === 'escalated')).toBe(false);
  });

  it('puts a reminder that runs late into the night off to the morning', async () => {
    clock('2026-09-15T10:00');
    await one('reminds-late', { remindAfter: 'PT1H' });
    const id = await submit('reminds-late');
    clock('2026-09-15T23:30');
    await eventually(async () => (await dueOf(id, 'remind'))[0] === minute(at('2026-09-16T07:00')));
    expect(await told('2007000023', 'taskReminder', id)).toEqual([]);
    clock('2026-09-16T07:30');
    await eventually(async () => (await told('2007000023', 'taskReminder', id)).length === 1);
    expect(await jobsOf(id, 'remind')).toEqual([]);
  });

  it('passes a step by the system, which the record says', async () => {
    clock('2026-09-16T10:00');
    await one('passes', { dueAfter: 'PT2H', whenOverdue: 'pass' });
    const id = await submit('passes');
    clock('2026-09-16T12:00');
    await taskIn(await as('1998000101'), id);
    expect((await records(id))[0]).toMatchObject({
      state: 'approved',
      person: null,
      stepName: 'check',
      opinion: '办理时限已到，系统按设置自动同意',
    });
    expect(
      await server.database.query(
        "select 1 as one from participation where instance_id = ? and person_id = 'person-2007000023'",
        [id],
      ),
    ).toEqual([]);
    expect((await (await as('2003000053')).get<Application>(`/api/applications/${id}`)).body.status).toBe('running');
  });

  it('sends back to the applicant by the system', async () => {
    clock('2026-09-16T10:00');
    await one('returns', { dueAfter: 'PT2H', whenOverdue: 'return' });
    const id = await submit('returns');
    clock('2026-09-16T12:00');
    await taskIn(await as('2003000053'), id);
    expect((await records(id))[0]).toMatchObject({ state: 'returned', person: null, stepName: 'check' });
    expect((await (await as('2003000053')).get<Application>(`/api/applications/${id}`)).body.isReturned).toBe(true);
  });

  it('hands to the head with a limit of its own, and then escalates', async () => {
    clock('2026-09-16T10:00');
    await one('to-head', { dueAfter: 'PT2H', whenOverdue: 'head' });
    const id = await submit('to-head');
    clock('2026-09-16T12:00');
    const task = await taskIn(await as('1998000101'), id);
    expect(minute(task.dueAt)).toBe(minute(at('2026-09-16T14:00')));
    expect((await records(id))[0]).toMatchObject({
      state: 'forwarded',
      person: null,
      targets: [{ number: '1998000101' }],
    });
    expect((await todo(await as('2007000023'))).map(({ applicationId }) => applicationId)).not.toContain(id);
    clock('2026-09-16T14:05');
    await eventually(async () => (await supervised('1998000101')).some((row) => row.id === id));
    expect((await records(id)).filter(({ state }) => state === 'forwarded')).toHaveLength(1);
  });

  it('passes over a head whom the step excludes', async () => {
    clock('2026-09-16T10:00');
    const check = { mode: 'single', dueAfter: 'PT2H', whenOverdue: 'head', excludesEarlierApprovers: 'true' };
    const elements = [
      begin(),
      apply(),
      user('first', { mode: 'single' }, headRule),
      user('check', check, reviewerRule),
      end(),
    ];
    const line = ['begin -> apply -> first -> check -> end'];
    await deploy(server, 'other-head', content(drawing('other-head', elements, line)));
    const id = await submit('other-head');
    const head = await as('1998000101');
    await head.post(`/api/tasks/${(await taskIn(head, id)).id}/complete`, { opinion: '同意' });
    clock('2026-09-16T12:00');
    await taskIn(await as('1992000005'), id);
    expect((await records(id))[0]).toMatchObject({ state: 'forwarded', targets: [{ number: '1992000005' }] });
  });

  it('escalates what cannot be passed, with the reason', async () => {
    clock('2026-09-16T10:00');
    await deploy(
      server,
      'cannot-pass',
      content(
        drawing(
          'cannot-pass',
          [
            begin(),
            apply(),
            user('check', { mode: 'single', dueAfter: 'PT2H', whenOverdue: 'pass' }, reviewerRule),
            user('after', { mode: 'single', whenEmpty: 'reject' }, [{ kind: 'role', value: 'nobody' }]),
            end(),
          ],
          ['begin -> apply -> check -> after -> end'],
        ),
      ),
    );
    const id = await submit('cannot-pass');
    clock('2026-09-16T12:00');
    await eventually(async () => (await supervised('1998000101')).some((row) => row.id === id));
    expect((await records(id))[0]).toMatchObject({
      state: 'escalated',
      person: null,
      opinion: expect.stringContaining('没有找到「after」的审核人'),
    });
    expect((await taskIn(await as('2007000023'), id)).status).toBe('assigned');
  });

  it('escalates to the people that the step names', async () => {
    clock('2026-09-16T10:00');
    await one('to-named', { dueAfter: 'PT2H', escalateTo: 'person', supervisors: '1987000009' });
    const id = await submit('to-named');
    clock('2026-09-16T12:00');
    const row = await eventually(async () => (await supervised('1987000009')).find((each) => each.id === id));
    expect(row).toMatchObject({
      supervised: [{ name: 'check', handler: { number: '2007000023' } }],
      actions: expect.arrayContaining(['urge', 'supervise', 'reassign', 'handOverSupervision']),
    });
    expect((await supervised('1998000101')).some((each) => each.id === id)).toBe(false);
    expect(await told('1987000009', 'overdue', id)).toHaveLength(1);
    expect((await (await as('1987000009')).get<TaskCounts>('/api/tasks/counts')).body.supervised).toBe(1);
    expect((await records(id))[0]).toMatchObject({
      state: 'escalated',
      person: null,
      targets: [{ number: '1987000009' }],
    });
  });

  it('says for whom a case really waits after 转办, 委派, 前加签 and 指派, and tells them the note', async () => {
    clock('2026-09-17T10:00');
    const settings = { mode: 'single', dueAfter: 'PT2H', escalateTo: 'person', supervisors: '1987000009' };
    const on = ['forward', 'delegate', 'assign'].map((name) => ({ name, enabled: 'true' }));
    const steps = [begin(), apply(), user('check', settings, reviewerRule, on), end()];
    await deploy(server, 'passed-on', content(drawing('passed-on', steps, ['begin -> apply -> check -> end'])));
    const id = await submit('passed-on');
    clock('2026-09-17T12:00');
    const step = async () => (await supervised('1987000009')).find((each) => each.id === id)?.supervised?.[0];
    await eventually(step);
    const act = async (number: string, action: string, body: object) => {
      const person = await as(number);
      const done = await person.post(`/api/tasks/${(await taskIn(person, id)).id}/${action}`, body);
      expect(done).toMatchObject({ status: 200 });
    };
    const waits = async () => {
      const { handler, waitsFor } = (await step())!;
      return [handler?.number, waitsFor.map(({ number }) => number)];
    };
    expect(await waits()).toEqual(['2007000023', []]);
    await act('2007000023', 'forward', { to: 'person-1998000101' });
    expect(await waits()).toEqual(['1998000101', []]);
    await act('1998000101', 'delegate', { to: 'person-1995000011' });
    expect(await waits()).toEqual(['1998000101', ['1995000011']]);
    await act('1995000011', 'add-approvers', { position: 'before', people: ['person-1994000062'], opinion: '' });
    expect(await waits()).toEqual(['1998000101', ['1994000062']]);
    const supervisor = await as('1987000009');
    const note = `/api/applications/${id}/supervision/notes`;
    expect((await supervisor.post(note, { text: '今天办结' })).status).toBe(204);
    await eventually(async () => (await told('1994000062', 'supervised', id)).length === 1);
    await act('1994000062', 'complete', {});
    await act('1995000011', 'complete', {});
    expect(await waits()).toEqual(['1998000101', []]);
    await act('1998000101', 'assign', { to: 'person-2007000023' });
    expect(await waits()).toEqual(['2007000023', []]);
  });

  it.each(['skip', 'head'])('does not let 改派 make the applicant their own approver (%s)', async (whenOwn) => {
    clock('2026-09-17T10:00');
    const key = `own-${whenOwn}`;
    await one(key, { dueAfter: 'PT2H', escalateTo: 'person', supervisors: '1987000009', whenOwn });
    const id = await submit(key);
    clock('2026-09-17T12:00');
    const supervisor = await as('1987000009');
    const [step] = await eventually(
      async () => (await supervised('1987000009')).find((each) => each.id === id)?.supervised,
    );
    const reassign = { taskId: step?.taskId, to: 'person-2003000053', reason: '出差' };
    expect(await supervisor.post(`/api/applications/${id}/supervision/assign`, reassign)).toMatchObject({
      status: 422,
      body: { code: 'people.excluded', message: expect.stringContaining('申请人') as unknown },
    });
  });

  it('does not let 改派 hand the applicant’s own step to somebody else', async () => {
    clock('2026-09-17T10:00');
    const key = 'own-step';
    const settings = { mode: 'single', defaultRight: 'write', dueAfter: 'PT2H', escalateTo: 'person' };
    const own = user('apply', { ...settings, supervisors: '1987000009' }, [{ kind: 'applicant' }]);
    const steps = [begin(), own, user('check', { mode: 'single' }, reviewerRule), end()];
    await deploy(server, key, content(drawing(key, steps, ['begin -> apply -> check -> end'])));
    const id = await submit(key);
    const reviewer = await as('2007000023');
    const returned = await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/return`, { opinion: '请补充' });
    expect(returned.status).toBe(200);
    clock('2026-09-17T13:00');
    const row = await eventually(async () => (await supervised('1987000009')).find((each) => each.id === id));
    expect(row.actions).toContain('supervise');
    expect(row.actions).not.toContain('reassign');
    expect(row.supervised).toMatchObject([{ name: 'apply', isReassignable: false }]);
    const reassign = { taskId: row.supervised?.[0]?.taskId, to: 'person-1995000011', reason: '出差' };
    const refused = await (await as('1987000009')).post(`/api/applications/${id}/supervision/assign`, reassign);
    expect(refused).toMatchObject({ status: 409, body: { message: expect.stringContaining('申请人本人') as unknown } });
  });

  it('lets the supervisor urge, note, reassign and hand over; the case leaves the list with the step', async () => {
    clock('2026-09-17T10:00');
    const excluding = { excludesApplicant: 'true' };
    await one('supervised', { dueAfter: 'PT2H', escalateTo: 'person', supervisors: '1987000009', ...excluding });
    const id = await submit('supervised');
    clock('2026-09-17T12:00');
    await eventually(async () => (await supervised('1987000009')).some((each) => each.id === id));
    const supervisor = await as('1987000009');
    const stranger = await as('1994000062');
    const path = `/api/applications/${id}`;
    expect((await supervisor.post(`${path}/urge`, { note: '请抓紧' })).status).toBe(200);
    expect((await supervisor.post(`${path}/supervision/notes`, { text: '' })).status).toBe(400);
    expect((await supervisor.post(`${path}/supervision/notes`, { text: '今天办结' })).status).toBe(204);
    expect((await stranger.post(`${path}/supervision/notes`, { text: '我也说' })).status).toBe(404);
    expect((await stranger.post(`${path}/urge`, {})).status).toBe(404);
    await eventually(async () => (await told('2007000023', 'supervised', id)).length === 1);
    const [step] = (await supervised('1987000009')).find((each) => each.id === id)?.supervised ?? [];
    const taskId = step?.taskId ?? '';
    const reassign = { taskId, to: 'person-1995000011', reason: '出差' };
    expect((await stranger.post(`${path}/supervision/assign`, reassign)).status).toBe(404);
    expect(await supervisor.post(`${path}/supervision/assign`, { ...reassign, to: 'person-2003000053' })).toMatchObject(
      { status: 422, body: { code: 'people.excluded' } },
    );
    expect((await supervisor.post(`${path}/supervision/assign`, reassign)).status).toBe(204);
    await taskIn(await as('1995000011'), id);
    const handOver = { to: 'person-1994000062', reason: '请代为督办' };
    expect((await supervisor.post(`${path}/supervision/hand-over`, { to: 'person-1987000009' })).status).toBe(422);
    expect((await supervisor.post(`${path}/supervision/hand-over`, handOver)).status).toBe(204);
    expect((await supervisor.post(`${path}/supervision/hand-over`, handOver)).status).toBe(404);
    expect((await supervised('1987000009')).some((each) => each.id === id)).toBe(false);
    expect((await supervised('1994000062')).some((each) => each.id === id)).toBe(true);
    const states = (await records(id)).map(({ state }) => state);
    expect(states.slice(0, 5)).toEqual(['supervisionMoved', 'assigned', 'supervised', 'urged', 'escalated']);
    const task = await taskIn(await as('1995000011'), id);
    expect((await (await as('1995000011')).post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    expect((await supervised('1994000062')).some((each) => each.id === id)).toBe(false);
    // who answered for it may still see what became of it
    expect((await (await as('1987000009')).get(path)).status).toBe(200);
    expect((await (await as('1994000062')).post(`${path}/supervision/notes`, { text: '晚了' })).status).toBe(404);
  });

  it('leaves no reminder and no limit behind when the step is done', async () => {
    clock('2026-09-17T10:00');
    await one('tidy', { dueAfter: 'PT20H', remindEvery: 'PT1H', remindAfter: 'PT1H', timeMeasure: 'working' });
    const id = await submit('tidy');
    expect(await jobsOf(id, 'remind')).toHaveLength(1);
    const task = await taskIn(await as('2007000023'), id);
    await (await as('2007000023')).post(`/api/tasks/${task.id}/complete`, {});
    expect([...(await jobsOf(id, 'remind')), ...(await jobsOf(id, 'overdue'))]).toEqual([]);
  });

  it('waits with the end of a limit while added people are asked', async () => {
    clock('2026-09-17T10:00');
    await one('asks-others', { dueAfter: 'PT2H', whenOverdue: 'pass' });
    const id = await submit('asks-others');
    const task = await taskIn(await as('2007000023'), id);
    const added = { people: ['person-1987000009'], position: 'before', mode: 'all' };
    expect((await (await as('2007000023')).post(`/api/tasks/${task.id}/add-approvers`, added)).status).toBe(200);
    await taskIn(await as('1987000009'), id);
    clock('2026-09-17T12:30');
    // their own limit is over, too: both have passed in the end
    await eventually(async () => (await records(id)).filter(({ state }) => state === 'approved').length === 1);
    clock('2026-09-17T14:00');
    await taskIn(await as('1998000101'), id);
    expect((await records(id)).filter(({ state, person }) => state === 'approved' && person === null)).toHaveLength(2);
  });

  it('fires a timer in working time', async () => {
    clock('2026-09-17T16:00');
    const timer = `<bpmn:timerEventDefinition xiaowu:timeMeasure="working"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT2H</bpmn:timeDuration></bpmn:timerEventDefinition>`;
    await deploy(
      server,
      'waits-working',
      content(
        drawing(
          'waits-working',
          [begin(), apply(), catching('wait', timer), user('check', { mode: 'single' }, reviewerRule), end()],
          ['begin -> apply -> wait -> check -> end'],
        ),
      ),
    );
    const id = await submit('waits-working');
    expect((await dueOf(id, 'timer'))[0]).toBe(minute(at('2026-09-18T09:30')));
    clock('2026-09-18T09:31');
    await taskIn(await as('2007000023'), id);
  });

  describe('the work calendar', () => {
    const read = async () => (await (await as('admin')).get<WorkCalendarState>('/api/work-calendar')).body;
    const save = async (body: object, number = 'admin') =>
      (await as(number)).put<WorkCalendarState & { message: string; code: string }>('/api/work-calendar', body);

    it('is office hours with the statutory holidays until somebody sets it, and read by everybody', async () => {
      clock('2026-09-21T09:00');
      expect(await read()).toMatchObject({
        version: 0,
        week,
        days: {
          '2026-09-20': { kind: 'workday', name: '国庆节' },
          '2026-09-25': { kind: 'holiday', name: '中秋节' },
        },
        night: { from: '22:00', to: '07:00' },
        savedBy: null,
      });
      expect((await (await as('202401001')).get('/api/work-calendar')).status).toBe(200);
    });

    it('moves limits that still run when a day becomes a holiday', async () => {
      clock('2026-10-15T16:00');
      await one('in-working-hours', { timeMeasure: 'working', dueAfter: 'PT4H' });
      const id = await submit('in-working-hours');
      await one('waits-a-day', { timeMeasure: 'working', remindAfter: 'P1D' });
      const other = await submit('waits-a-day');
      expect((await dueOf(id, 'overdue'))[0]).toBe(minute(at('2026-10-16T11:30')));
      const days = {
        '2026-10-16': { kind: 'holiday', name: '校庆' },
        '2026-10-17': { kind: 'workday', name: '调休' },
      };
      const saved = await save({ basedOn: 0, week, days, night: { from: '22:00', to: '07:00' }, note: '校庆' });
      expect(saved).toMatchObject({ status: 200, body: { version: 1, note: '校庆', savedBy: '陆景行' } });
      await eventually(async () => (await dueOf(id, 'overdue'))[0] === minute(at('2026-10-17T11:30')));
      await eventually(async () => (await dueOf(other, 'remind'))[0] === minute(at('2026-10-17T16:00')));
      expect(minute((await taskIn(await as('2007000023'), id)).dueAt)).toBe(minute(at('2026-10-17T11:30')));
      const audit = await server.database.query("select target from audit_log where action = 'workCalendar.save'");
      expect(audit).toEqual([{ target: '1' }]);
    });

    it('is saved by system administrators alone, and not over somebody else’s change', async () => {
      const body = { basedOn: 1, week, days: {}, night: null, note: '' };
      expect((await save(body, '2003000053')).status).toBe(403);
      expect((await save(body, 'auditor')).status).toBe(403);
      const both = await Promise.all([save(body), save(body)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await save(body)).body.message).toContain('陆景行刚刚修改了工作日历');
      expect(
        (await (await as('admin')).get<{ rows: object[] }>('/api/work-calendar/versions')).body.rows,
      ).toMatchObject([{ version: 2 }, { version: 1, note: '校庆' }]);
      expect(
        (await (await as('admin')).get<WorkCalendarState>('/api/work-calendar/versions/1')).body.days,
      ).toHaveProperty('2026-10-16');
      expect((await (await as('admin')).get('/api/work-calendar/versions/9')).status).toBe(404);
      expect((await (await as('2003000053')).get('/api/work-calendar/versions')).status).toBe(403);
    });

    it('says what is wrong with hours that nobody can work by', async () => {
      const wrong = [
        [{ from: '12:00', to: '08:30' }],
        [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
        [],
        [],
        [],
        [],
        [],
      ];
      const { status, body } = await save({ basedOn: 2, week: wrong, days: {}, night: null });
      expect(status).toBe(422);
      expect(body.message).toBe('星期一：每段时间的结束要晚于开始；星期二：各段时间要按先后排列，不能重叠');
      const none = await save({ basedOn: 2, week: [[], [], [], [], [], [], []], days: {}, night: null });
      expect(none.body.message).toBe('每周至少要有一天有工作时间');
      expect(
        (await save({ basedOn: 2, week, days: { tomorrow: { kind: 'holiday', name: '' } }, night: null })).status,
      ).toBe(400);
    });
  });
});
