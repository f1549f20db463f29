import type { Application } from '../../server/contract/applications.js';
import type { ManyResult, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const check = (actions: { name: string; enabled: string }[]) =>
  user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }], actions);
const on = (...names: string[]) => names.map((name) => ({ name, enabled: 'true' }));
const flows = ['begin -> apply -> check -> end'];
const drawings = [
  drawing('handed-on', [begin(), apply(), check(on('forward', 'assign')), end()], flows),
  drawing('kept', [begin(), apply(), check([]), end()], flows),
];

describe.each(databases)('转办 and 指派 of several tasks on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let colleague: ApiClient;
  const to = 'person-1987000009';

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'handed-on', content(drawings[0] ?? ''));
    await deploy(server, 'kept', content(drawings[1] ?? ''));
    [applicant, reviewer, colleague] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  async function waiting(key: string): Promise<TaskRow> {
    return taskIn(reviewer, (await submitNew(applicant, key, { reason: '一' })).id);
  }

  it.each([
    ['forward', 'forwarded', '转办'],
    ['assign', 'assigned', '指派'],
  ])('%s: each for itself; what the step does not allow stays', async (act, state, name) => {
    const [first, kept, second] = [await waiting('handed-on'), await waiting('kept'), await waiting('handed-on')];
    const ids = [first, kept, second].map(({ id }) => id);
    const { status, body } = await reviewer.post<ManyResult>(`/api/tasks/${act}`, { ids, to, opinion: '出差' });
    expect(status).toBe(200);
    expect(body.rows.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(body.rows[1]?.message).toContain(name);
    expect((await todo(colleague)).map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
    expect((await todo(reviewer)).map(({ id }) => id)).toContain(kept.id);
    const { records } = (await applicant.get<Application>(`/api/applications/${first.applicationId}`)).body;
    expect(records.find((one) => one.state === state)).toMatchObject({ opinion: '出差', targets: [{ id: to }] });
    const box = await reviewer.get<{ rows: TaskRow[] }>(`/api/tasks?box=${state}`);
    expect(box.body.rows.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  it('is done once when the answer was lost, and goes to nobody who does not exist', async () => {
    const task = await waiting('handed-on');
    const nobody = await reviewer.post<ManyResult>('/api/tasks/forward', { ids: [task.id], to: 'person-nobody' });
    expect(nobody.body.rows).toEqual([expect.objectContaining({ ok: false })]);
    const key = 'forward-several-once';
    const again = () =>
      reviewer.post<ManyResult>('/api/tasks/forward', { ids: [task.id], to }, { 'idempotency-key': key });
    expect((await again()).body.rows).toEqual([{ id: task.id, ok: true, message: null }]);
    expect((await again()).body.rows).toEqual([{ id: task.id, ok: true, message: null }]);
    expect((await colleague.post<ManyResult>('/api/tasks/forward', { ids: [], to })).status).toBe(400);
  });

  it('says of each row of 待办 what its step allows', async () => {
    const [open, closed] = [await waiting('handed-on'), await waiting('kept')];
    const handingOf = async (id: string) => (await todo(reviewer)).find((row) => row.id === id)?.handing;
    expect(await handingOf(open.id)).toEqual([
      { action: 'assign', label: '指派' },
      { action: 'forward', label: '转办' },
    ]);
    expect(await handingOf(closed.id)).toEqual([]);
  });

  it('does not take the task of somebody else', async () => {
    const task = await waiting('handed-on');
    const { body } = await colleague.post<ManyResult>('/api/tasks/assign', { ids: [task.id], to: 'person-1998000101' });
    expect(body.rows).toEqual([expect.objectContaining({ ok: false })]);
    expect((await todo(reviewer)).map(({ id }) => id)).toContain(task.id);
  });
});
