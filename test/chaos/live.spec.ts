import { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { apply, begin, content, drawing, end, timer, user } from '../support/small-definition.js';
import { RunningSystem } from './running-system.js';

jest.setTimeout(300_000);

const check = user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
const definitions = {
  told: content(
    drawing(
      'told',
      [begin(), apply(), timer('pause', 'PT1S'), check, end()],
      ['begin -> apply -> pause -> check -> end'],
    ),
  ),
};

describe('two servers on one Redis', () => {
  let system: RunningSystem;
  /** The applicant is at one server, everybody else at the other. */
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let stranger: ApiClient;

  beforeAll(async () => {
    system = await RunningSystem.start(definitions, 13);
    const another = await system.startAnother();
    [reviewer, stranger] = [new ApiClient(another), new ApiClient(another)];
    applicant = await system.signIn('2003000053');
    await Promise.all([reviewer.signIn('2007000023'), stranger.signIn('1994000062')]);
  });
  afterAll(() => system.stop());

  it('tells the pages of both what happened at one of them, and what a worker did', async () => {
    const [atApplicant, atReviewer, atStranger] = [
      await applicant.follow('/api/live'),
      await reviewer.follow('/api/live'),
      await stranger.follow('/api/live'),
    ];
    const { id } = await submitNew(applicant, 'told', { reason: '两台服务器' });
    const told = `"applicationId":"${id}"`;
    // the task is made when a worker fires the timer: neither server did it
    await eventually(async () => atReviewer.text().includes(told), 30_000);
    await eventually(async () => atApplicant.text().includes(told));
    const before = atApplicant.text().split(told).length;
    const task = await taskIn(reviewer, id);
    expect(await reviewer.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' })).toMatchObject({ status: 200 });
    await eventually(async () => atApplicant.text().split(told).length > before);
    expect(atStranger.text()).not.toContain(id);
    for (const stream of [atApplicant, atReviewer, atStranger]) stream.end();
  });
});
