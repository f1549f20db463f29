import type { Application } from '../../server/contract/applications.js';
import type { ItemChoices } from '../../server/contract/items.js';
import type { Delegations } from '../../server/contract/delegations.js';
import type { Notification } from '../../server/contract/notifications.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const process = drawing(
  'away',
  [begin(), apply(), user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]), end()],
  ['begin -> apply -> check -> end'],
);
const shared = drawing(
  'shared',
  [
    begin(),
    apply(),
    user('check', { mode: 'single' }, [
      { kind: 'person', value: '2007000023' },
      { kind: 'person', value: '1998000101' },
    ]),
    end(),
  ],
  ['begin -> apply -> check -> end'],
);
const twoPairsOfEyes = drawing(
  'eyes',
  [
    begin(),
    apply(),
    user('look', { mode: 'single' }, [{ kind: 'person', value: '1987000009' }]),
    user('check', { mode: 'single', excludesEarlierApprovers: 'true' }, [{ kind: 'person', value: '2007000023' }]),
    end(),
  ],
  ['begin -> apply -> look -> check -> end'],
);
const byStandIn = drawing(
  'by-stand-in',
  [
    begin(),
    apply(),
    user('look', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
    user('check', { mode: 'all', excludesEarlierApprovers: 'true' }, [
      { kind: 'person', value: '1987000009' },
      { kind: 'person', value: '1998000101' },
    ]),
    end(),
  ],
  ['begin -> apply -> look -> check -> end'],
);
const inARow = drawing(
  'in-a-row',
  [
    begin(),
    apply(),
    user('look', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]),
    user('check', { mode: 'single', whenRepeated: 'skip' }, [{ kind: 'person', value: '1987000009' }]),
    user('last', { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]),
    end(),
  ],
  ['begin -> apply -> look -> check -> last -> end'],
);
const day = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const standIn = 'person-1987000009';

describe.each(databases)('代理 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let away: ApiClient;
  let colleague: ApiClient;
  let third: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect);
    await deploy(server, 'away', content(process));
    await deploy(server, 'shared', content(shared));
    await deploy(server, 'eyes', content(twoPairsOfEyes));
    await deploy(server, 'by-stand-in', content(byStandIn));
    await deploy(server, 'in-a-row', content(inARow));
    await deploy(server, 'other', content(process.replaceAll('"away"', '"other"')));
    [applicant, away, colleague, third] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', '1994000062'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());
  afterEach(async () => {
    for (const person of [away, colleague, third]) {
      const { mine } = (await person.get<Delegations>('/api/delegations')).body;
      for (const { id, state } of mine) if (state !== 'ended') await person.post(`/api/delegations/${id}/end`, {});
    }
  });

  const standsIn = (by: ApiClient, more: object = {}) =>
    by.post<{ id: string; code: string; message: string }>('/api/delegations', {
      ...{ standInId: standIn, startsAt: inDays(-1 / 24), endsAt: inDays(3), itemKeys: null, reason: '出差' },
      ...more,
    });

  it('brings what arrives to the stand-in, too, and keeps both names', async () => {
    expect((await standsIn(away)).status).toBe(201);
    const { id } = await submitNew(applicant, 'away', { reason: '一' });
    await taskIn(away, id);
    const task = await taskIn(colleague, id);
    expect(task.onBehalfOf).toMatchObject({ name: '项思齐' });
    const detail = (await colleague.get<TaskDetail>(`/api/tasks/${task.id}`)).body;
    expect(detail.onBehalfOf).toMatchObject({ name: '项思齐' });
    expect(detail.actions.map(({ action }) => action)).toContain('complete');
    expect((await colleague.get(`/api/applications/${id}`)).status).toBe(200);
    const told = await eventually(async () =>
      (await colleague.get<{ rows: Notification[] }>('/api/notifications')).body.rows.find(
        ({ taskId }) => taskId === task.id,
      ),
    );
    expect(told.text).toContain('代项思齐办理');
    expect((await colleague.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' })).status).toBe(200);
    const { records } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(records.find(({ state }) => state === 'approved')).toMatchObject({
      person: { name: '李清扬' },
      onBehalfOf: { name: '项思齐' },
      opinion: '同意',
    });
    for (const person of [away, colleague]) {
      const done = (await person.get<{ rows: { applicationId: string }[] }>('/api/tasks?box=done')).body.rows;
      expect(done.map(({ applicationId }) => applicationId)).toContain(id);
    }
    const late = await away.post<{ message: string }>(`/api/tasks/${task.id}/complete`, {});
    expect([late.status, late.body.message]).toEqual([409, expect.stringContaining('李清扬')]);
  });

  it('says whose it is of what several may claim, too', async () => {
    await standsIn(away);
    const { id } = await submitNew(applicant, 'shared', { reason: '多人' });
    expect(await taskIn(colleague, id)).toMatchObject({ status: 'offered', onBehalfOf: { name: '项思齐' } });
    expect((await taskIn(away, id)).onBehalfOf).toBeUndefined();
  });

  it('tells the open pages of the stand-in, from the moment the rule is made until it ends', async () => {
    const live = await colleague.follow('/api/live');
    const changes = () => live.text().split('event: change').length - 1;
    const { body } = await standsIn(away);
    await eventually(async () => changes() > 0);
    // whose pages are told is known a moment after the rule
    await eventually(async () => {
      const before = changes();
      const { id } = await submitNew(applicant, 'away', { reason: '推送' });
      await taskIn(colleague, id);
      return changes() > before && live.text().includes(id);
    });
    const before = changes();
    await away.post(`/api/delegations/${body.id}/end`, {});
    await eventually(async () => changes() > before);
    live.end();
  });

  it('leaves what was open before, unless the rule includes it, and ends at once', async () => {
    const { id } = await submitNew(applicant, 'away', { reason: '早' });
    const task = await taskIn(away, id);
    const later = await standsIn(away, { startsAt: new Date().toISOString() });
    expect(await todo(colleague)).toEqual([]);
    expect((await colleague.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(404);
    await away.post(`/api/delegations/${later.body.id}/end`, {});
    const all = await standsIn(away, { includesOpen: true });
    await taskIn(colleague, id);
    expect((await away.post(`/api/delegations/${all.body.id}/end`, {})).status).toBe(204);
    expect(await todo(colleague)).toEqual([]);
    expect((await colleague.get(`/api/tasks/${task.id}`)).status).toBe(404);
    expect((await colleague.get(`/api/applications/${id}`)).status).toBe(404);
    expect((await away.post(`/api/delegations/${all.body.id}/end`, {})).status).toBe(409);
    await away.post(`/api/tasks/${task.id}/complete`, {});
  });

  it('keeps to the chosen items', async () => {
    await standsIn(away, { itemKeys: ['other'] });
    const first = await submitNew(applicant, 'away', { reason: '否' });
    const second = await submitNew(applicant, 'other', { reason: '是' });
    await taskIn(colleague, second.id);
    expect((await todo(colleague)).map(({ applicationId }) => applicationId)).not.toContain(first.id);
    const { mine } = (await away.get<Delegations>('/api/delegations')).body;
    expect(mine[0]).toMatchObject({ state: 'active', items: [{ key: 'other' }], standIn: { name: '李清扬' } });
    const { forOthers } = (await colleague.get<Delegations>('/api/delegations')).body;
    expect(forOthers[0]).toMatchObject({ person: { name: '项思齐' } });
  });

  it('goes on to the stand-in of a stand-in, never round, and never to the applicant', async () => {
    await standsIn(away);
    expect((await standsIn(colleague, { standInId: 'person-1994000062' })).status).toBe(201);
    const { id } = await submitNew(applicant, 'away', { reason: '转' });
    expect((await taskIn(third, id)).onBehalfOf).toMatchObject({ name: '项思齐' });
    const round = await standsIn(third, { standInId: 'person-2007000023' });
    expect([round.status, round.body.code]).toEqual([409, 'delegation.cycle']);
    const own = await submitNew(colleague, 'away', { reason: '本人' });
    const ownTask = await taskIn(away, own.id);
    expect((await todo(colleague)).map(({ applicationId }) => applicationId)).not.toContain(own.id);
    expect((await colleague.post(`/api/tasks/${ownTask.id}/complete`, {})).status).toBe(404);
  });

  it('keeps whom a step excludes for an earlier approval from it, also in the place of somebody else', async () => {
    await standsIn(away);
    const { id } = await submitNew(applicant, 'eyes', { reason: '回避' });
    const look = await taskIn(colleague, id);
    await colleague.post(`/api/tasks/${look.id}/complete`, {});
    const task = await taskIn(away, id);
    const mine = await todo(colleague);
    expect(mine.map(({ applicationId }) => applicationId)).not.toContain(id);
    expect((await colleague.get<{ todo: number }>('/api/tasks/counts')).body.todo).toBe(mine.length);
    expect((await colleague.get(`/api/tasks/${task.id}`)).status).toBe(404);
    expect((await colleague.get<Application>(`/api/applications/${id}`)).body.myTaskId).toBeNull();
    expect(await colleague.post(`/api/tasks/${task.id}/complete`, {})).toMatchObject({
      status: 403,
      body: { code: 'task.excluded', message: expect.stringContaining('已审批过') as unknown },
    });
    // nor is the arrival of it told: who was told of a later case was told of all before it
    const later = await submitNew(applicant, 'away', { reason: '之后' });
    const rows = await eventually(async () => {
      const found = (await colleague.get<{ rows: Notification[] }>('/api/notifications')).body.rows;
      return found.some(({ applicationId }) => applicationId === later.id) && found;
    });
    expect(rows.map(({ taskId }) => taskId)).not.toContain(task.id);
    // somebody who approved nothing of it may
    await standsIn(colleague, { standInId: 'person-1994000062' });
    expect((await taskIn(third, id)).onBehalfOf).toMatchObject({ name: '项思齐' });
    expect((await third.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
  });

  it('counts who acted in the place of somebody as an earlier approver, at every place that asks', async () => {
    await standsIn(away, { endsAt: inDays(1) });
    const { id } = await submitNew(applicant, 'by-stand-in', { reason: '代办' });
    const look = await taskIn(colleague, id);
    expect((await colleague.post(`/api/tasks/${look.id}/complete`, {})).status).toBe(200);
    const head = await server.signIn('1998000101');
    const task = await taskIn(head, id);
    // the stand-in is one of the approvers of the second step, but not any more
    expect((await todo(colleague)).map(({ applicationId }) => applicationId)).not.toContain(id);
    expect((await colleague.get(`/api/applications/${id}`)).body).toMatchObject({ myTaskId: null });
    const asked = { opinion: '', people: [standIn], position: 'parallel', mode: 'all' };
    const back = await head.post(`/api/tasks/${task.id}/add-approvers`, asked);
    expect(back).toMatchObject({ status: 422, body: { code: 'people.excluded' } });
    expect((await head.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.status).toBe('completed');
  });

  it('takes the own step just after one that was done in the place of somebody as done, and records it', async () => {
    await standsIn(away);
    const { id } = await submitNew(applicant, 'in-a-row', { reason: '连续' });
    const look = await taskIn(colleague, id);
    expect((await colleague.post(`/api/tasks/${look.id}/complete`, {})).status).toBe(200);
    await taskIn(await server.signIn('1998000101'), id);
    const { records } = (await applicant.get<Application>(`/api/applications/${id}`)).body;
    expect(records.find(({ state }) => state === 'skipped')).toMatchObject({ person: { name: '李清扬' } });
  });

  it('refuses overlapping rules, oneself, a time that is over, unknown people and items, and the rules of others', async () => {
    const { body } = await standsIn(away, { itemKeys: ['away'] });
    const again = await standsIn(away, { standInId: 'person-1994000062' });
    expect([again.status, again.body.code]).toEqual([409, 'delegation.overlaps']);
    expect(again.body.message).toContain('李清扬');
    expect((await standsIn(away, { itemKeys: ['other'], standInId: 'person-1994000062' })).status).toBe(201);
    expect((await standsIn(away, { standInId: 'person-2007000023' })).status).toBe(422);
    expect((await standsIn(away, { startsAt: inDays(-3), endsAt: inDays(-2) })).status).toBe(422);
    expect((await standsIn(away, { startsAt: inDays(9), endsAt: inDays(8) })).status).toBe(422);
    expect((await standsIn(away, { standInId: 'person-nobody' })).status).toBe(422);
    expect((await standsIn(away, { itemKeys: ['nothing'], startsAt: inDays(8), endsAt: inDays(9) })).status).toBe(422);
    expect((await colleague.post(`/api/delegations/${body.id}/end`, {})).status).toBe(404);
    // nothing of it is open any more
    await server.database.transaction((tx) => tx.execute("update item set is_active = 0 where item_key = 'eyes'"));
    const { rows } = (await away.get<ItemChoices>('/api/delegations/items')).body;
    expect(rows.map(({ key }) => key)).not.toContain('eyes');
    const pulled = await standsIn(away, { itemKeys: ['eyes'], startsAt: inDays(8), endsAt: inDays(9) });
    expect([pulled.status, pulled.body.message]).toEqual([422, '所选事项不存在或已下架，请重新选择']);
  });
});
