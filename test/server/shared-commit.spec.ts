import { randomUUID } from 'node:crypto';
import type { ActResult } from '../../server/contract/tasks.js';
import { firstBrokenCommand } from '../../server/instances/command-log.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(180_000);

const numbers = ['2007000023', '1998000101'];
const rule = [{ kind: 'person', value: numbers.join(',') }];
const either = drawing(
  'either',
  [
    begin(),
    apply(),
    user('check', { mode: 'any' }, rule),
    user('confirm', { mode: 'single' }, [{ kind: 'applicant' }]),
    end(),
  ],
  ['begin -> apply -> check -> confirm -> end'],
);

const cases = 12;

describe.each(databases)('many 同意 at the same moment on %s', (dialect) => {
  let server: TestServer;
  let people: ApiClient[];
  let ids: string[];
  let tasks: { id: string; stepName: string }[][];
  const open = (id: string) =>
    server.database.query<{ element_id: string }>(
      "select element_id from task where instance_id = ? and status in ('assigned', 'offered')",
      [id],
    );
  const lines = async (id: string) =>
    (
      await server.database.query<{ state: string }>('select state from record where instance_id = ? order by id', [id])
    ).map(({ state }) => state);
  const complete = (person: ApiClient | undefined, taskId: string | undefined, key: string = randomUUID()) => {
    if (!person) throw new Error('Expected somebody to act.');
    return person.post<ActResult & { code?: string }>(
      `/api/tasks/${taskId}/complete`,
      { opinion: '同意' },
      { 'idempotency-key': key },
    );
  };

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'either', content(either));
    people = await Promise.all(numbers.map((number) => server.signIn(number)));
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    const applicant = await server.signIn('2003000053');
    ids = [];
    for (let i = 0; i < cases; i++) ids.push((await submitNew(applicant, 'either', { reason: `第 ${i} 件` })).id);
    tasks = await Promise.all(ids.map((id) => Promise.all(people.map((person) => taskIn(person, id)))));
  });

  it('on the same 或签 tasks give one 200 and one 409 each, and one next step', async () => {
    const answers = await Promise.all(
      tasks.map((ofCase) => Promise.all(people.map((person, i) => complete(person, ofCase[i]?.id)))),
    );
    for (const [i, id] of ids.entries()) {
      expect(answers[i]?.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers[i]?.find(({ status }) => status === 409)?.body.code).toBe('task.notOpen');
      expect((await open(id)).map((task) => task.element_id)).toEqual(['confirm']);
      expect(await lines(id)).toEqual(['submitted', 'approved', 'canceled']);
      expect(await firstBrokenCommand(server.database, id)).toBeNull();
    }
  });

  it('are done although one of them is refused, and the refused one saves nothing', async () => {
    const [first, ...others] = tasks;
    const calls = [
      people[0]?.post<{ code: string }>(`/api/tasks/${first?.[0]?.id}/complete`, {
        opinion: '同意',
        data: { reason: '改不得' },
      }),
      ...others.map((ofCase) => complete(people[0], ofCase[0]?.id)),
      complete(people[0], 'nothing'),
    ];
    const statuses = (await Promise.all(calls)).map((answer) => answer?.status);
    expect(statuses).toEqual([expect.any(Number), ...others.map(() => 200), 404]);
    expect(statuses[0]).not.toBe(200);
    expect((await open(ids[0] ?? '')).map((task) => task.element_id)).toEqual(['check', 'check']);
    expect(await lines(ids[0] ?? '')).toEqual(['submitted']);
    for (const id of ids.slice(1)) expect((await open(id)).map((task) => task.element_id)).toEqual(['confirm']);
  });

  it('that come twice with one key are done once and answered the same', async () => {
    const keys = ids.map(() => randomUUID());
    const answers = await Promise.all(
      tasks.map((ofCase, i) => Promise.all([1, 2].map(() => complete(people[0], ofCase[0]?.id, keys[i])))),
    );
    for (const [i, [one, two]] of answers.entries()) {
      expect([one?.status, two?.status]).toEqual([200, 200]);
      expect(two?.body).toEqual(one?.body);
      expect(await lines(ids[i] ?? '')).toEqual(['submitted', 'approved', 'canceled']);
    }
  });
});
