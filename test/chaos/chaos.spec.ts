import { randomInt, randomUUID } from 'node:crypto';
import type { ActResult, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient, Answer } from '../support/api-client.js';
import { eventually, submitNew, taskIn, todo } from '../support/case-steps.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { withoutNight } from '../support/work-calendar.js';
import { RunningSystem } from './running-system.js';

jest.setTimeout(300_000);

const reviewerRule = [{ kind: 'person', value: '2007000023' }];
const headRule = [{ kind: 'person', value: '1998000101' }];
const definitions = {
  reminds: content(
    drawing(
      'reminds',
      [begin(), apply(), user('check', { mode: 'single', remindAfter: 'PT2H' }, reviewerRule), end()],
      ['begin -> apply -> check -> end'],
    ),
  ),
  'two-steps': content(
    drawing(
      'two-steps',
      [
        begin(),
        apply(),
        user('check', { mode: 'single' }, reviewerRule),
        user('confirm', { mode: 'single' }, headRule),
        end(),
      ],
      ['begin -> apply -> check -> confirm -> end'],
    ),
  ),
};

describe('server and worker on MySQL and Redis', () => {
  let system: RunningSystem;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;

  beforeAll(async () => {
    system = await RunningSystem.start(definitions, 11);
    await withoutNight((sql, values) => system.query(sql, values));
    [applicant, reviewer, head] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101'].map((number) => system.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => system.stop());

  const notifications = (id: string, kind: string) =>
    system.query('select id from notification where instance_id = ? and kind = ?', [id, kind]);

  it('reminds although Redis lost everything', async () => {
    const { id } = await submitNew(applicant, 'reminds', { reason: '提醒' });
    await eventually(async () => (await notifications(id, 'taskArrived')).length === 1);
    expect(await notifications(id, 'taskReminder')).toEqual([]);
    expect(await system.flushRedis()).toBeGreaterThan(0);
    // two hours later
    await system.query("update job set due_at = '2020-01-01 00:00:00.000' where instance_id = ? and kind = 'remind'", [
      id,
    ]);
    await eventually(async () => (await notifications(id, 'taskReminder')).length === 1, 20_000);
    expect(await system.query("select id from job where instance_id = ? and status <> 'dead'", [id])).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'is in exactly one of two states when it dies during a 同意, and goes on (round %i)',
    async (round) => {
      const { id } = await submitNew(applicant, 'two-steps', { reason: `第 ${round} 次` });
      const task = await taskIn(reviewer, id);
      const path = `/api/tasks/${task.id}/complete`;
      const key = { 'idempotency-key': randomUUID() };
      const revision = async () =>
        (await system.query<{ revision: number }>('select revision from instance where id = ?', [id]))[0]?.revision;
      const before = await revision();
      const clicked: Promise<Answer<ActResult> | null> = reviewer
        .post<ActResult>(path, { opinion: '同意' }, key)
        .catch(() => null);
      if (round % 2 === 0) await eventually(async () => (await revision()) !== before);
      else await new Promise((resolve) => setTimeout(resolve, randomInt(0, 30)));
      await system.killServer();
      const answered = await clicked;
      await system.startServer();

      const isDone = (await revision()) !== before;
      const open = async () =>
        (
          await system.query<{ element_id: string }>(
            "select element_id from task where instance_id = ? and status in ('assigned', 'offered')",
            [id],
          )
        ).map((row) => row.element_id);
      expect(await open()).toEqual([isDone ? 'confirm' : 'check']);
      if (answered?.status === 200) expect(isDone).toBe(true);

      const repeated = await reviewer.post<ActResult>(path, { opinion: '同意' }, key);
      expect(repeated).toMatchObject({ status: 200, body: { applicationId: id, status: 'running' } });
      if (answered) expect(repeated.body).toEqual(answered.body);
      expect((await reviewer.post<ActResult>(path, { opinion: '同意' }, key)).body).toEqual(repeated.body);
      expect(await open()).toEqual(['confirm']);
      expect(
        await system.query("select id from record where instance_id = ? and state = 'approved'", [id]),
      ).toHaveLength(1);
      await eventually(async () => (await notifications(id, 'taskArrived')).length === 2, 20_000);

      const last = await taskIn(head, id);
      const ended = await head.post<ActResult>(`/api/tasks/${last.id}/complete`, { opinion: '同意' });
      expect(ended).toMatchObject({ status: 200, body: { status: 'completed' } });
      expect(((await todo(head)) satisfies TaskRow[]).filter((row) => row.applicationId === id)).toEqual([]);
    },
  );

  it('has done each of many 同意 or nothing of it when it dies during them', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push((await submitNew(applicant, 'two-steps', { reason: `一起 ${i}` })).id);
    const tasks = await Promise.all(ids.map((id) => taskIn(reviewer, id)));
    const keys = ids.map(() => ({ 'idempotency-key': randomUUID() }));
    const click = (i: number) =>
      reviewer.post<ActResult>(`/api/tasks/${tasks[i]?.id}/complete`, { opinion: '同意' }, keys[i]);
    const clicked = ids.map((_, i) => click(i).catch(() => null));
    // the first is saved: the others are under way
    await Promise.race(clicked);
    await system.killServer();
    const answered = await Promise.all(clicked);
    await system.startServer();

    for (const [i, id] of ids.entries()) {
      const approved = () => system.query("select id from record where instance_id = ? and state = 'approved'", [id]);
      const open = async () =>
        (
          await system.query<{ element_id: string }>(
            "select element_id from task where instance_id = ? and status in ('assigned', 'offered')",
            [id],
          )
        ).map((row) => row.element_id);
      const isDone = (await approved()).length === 1;
      expect(await open()).toEqual([isDone ? 'confirm' : 'check']);
      if (answered[i]?.status === 200) expect(isDone).toBe(true);
      expect(await click(i)).toMatchObject({ status: 200, body: { applicationId: id, status: 'running' } });
      expect(await open()).toEqual(['confirm']);
      expect(await approved()).toHaveLength(1);
    }
  });
});
