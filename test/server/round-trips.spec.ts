import type { ManyResult } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(60_000);

const twoSteps = drawing(
  'two-steps',
  [
    begin(),
    apply(),
    user('check', { mode: 'single', remindAfter: 'PT24H' }, [{ kind: 'person', value: '2007000023' }]),
    user('confirm', { mode: 'single' }, [{ kind: 'departmentHead' }]),
    end(),
  ],
  ['begin -> apply -> check -> confirm -> end'],
);

describe('a 同意 on MySQL', () => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    server = await startServer('mysql', { jobs: false });
    await deploy(server, 'two-steps', content(twoSteps));
    applicant = await server.signIn('2003000053');
    reviewer = await server.signIn('2007000023');
  });
  afterAll(() => server.close());

  it('takes at most four round trips, the session included', async () => {
    const { id } = await submitNew(applicant, 'two-steps', { reason: '往返' });
    const task = await taskIn(reviewer, id);
    const before = server.database.roundTrips;
    const answer = await reviewer.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' });
    expect(answer.status).toBe(200);
    // session (remembered for a moment) · lock and read · who is next · write and commit
    expect(server.database.roundTrips - before).toBeLessThanOrEqual(4);
    expect(server.database.roundTrips - before).toBeGreaterThanOrEqual(3);
  });

  it('of many cases takes hardly more round trips than of one', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push((await submitNew(applicant, 'two-steps', { reason: `往返 ${i}` })).id);
    const tasks = await Promise.all(ids.map((id) => taskIn(reviewer, id)));
    const before = server.database.roundTrips;
    const answer = await reviewer.post<ManyResult>('/api/tasks/complete', {
      ids: tasks.map(({ id }) => id),
      opinion: '同意',
    });
    expect(answer.body.rows).toEqual(tasks.map(({ id }) => ({ id, ok: true, message: null })));
    expect(server.database.roundTrips - before).toBeLessThanOrEqual(8);
  });
});
