import type { Application } from '../../server/contract/applications.js';
import type { HandOverResult } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const process = drawing(
  'leaving',
  [begin(), apply(), user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]), end()],
  ['begin -> apply -> check -> end'],
);
const leaving = 'person-2007000023';
const colleague = 'person-1987000009';

describe.each(databases)('移交 of leaving staff on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let leaver: ApiClient;
  let successor: ApiClient;
  let administrator: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'leaving', content(process));
    [applicant, leaver, successor, administrator] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009', 'admin'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  it('hands over everything open, also what waits for others, and keeps both names', async () => {
    const first = await submitNew(applicant, 'leaving', { reason: '一' });
    const second = await submitNew(applicant, 'leaving', { reason: '二' });
    const waiting = await taskIn(leaver, second.id);
    await leaver.post(`/api/tasks/${waiting.id}/add-approvers`, { people: ['person-1998000101'], position: 'before' });
    const { status, body } = await administrator.post<HandOverResult>('/api/tasks/hand-over', {
      from: leaving,
      to: colleague,
      reason: '调离',
    });
    expect(status).toBe(200);
    expect(body.rows).toHaveLength(2);
    expect(body.rows.every(({ ok }) => ok)).toBe(true);
    expect(await todo(leaver)).toEqual([]);
    const task = await taskIn(successor, first.id);
    expect((await successor.post(`/api/tasks/${task.id}/complete`, {})).status).toBe(200);
    const { records } = (await applicant.get<Application>(`/api/applications/${first.id}`)).body;
    expect(records.map(({ state }) => state)).toEqual(['completed', 'approved', 'assigned', 'submitted']);
    expect(records[2]).toMatchObject({ opinion: '调离', targets: [{ id: colleague }] });
  });

  it('leaves own applications, and says why', async () => {
    const { id } = await submitNew(leaver, 'leaving', { reason: '本人' });
    await administrator.post('/api/tasks/hand-over', { from: leaving, to: colleague });
    const task = await taskIn(successor, id);
    await successor.post(`/api/tasks/${task.id}/return`, { opinion: '请补充' });
    const { body } = await administrator.post<HandOverResult>('/api/tasks/hand-over', { from: leaving, to: colleague });
    expect(body.rows).toEqual([
      expect.objectContaining({ ok: false, message: expect.stringContaining('本人的申请') as unknown }),
    ]);
    await taskIn(leaver, id);
  });

  it('is for administrators, and to somebody else who is there', async () => {
    const body = { from: leaving, to: colleague };
    expect((await successor.post('/api/tasks/hand-over', body)).status).toBe(403);
    expect((await administrator.post('/api/tasks/hand-over', { ...body, to: leaving })).status).toBe(422);
    expect((await administrator.post('/api/tasks/hand-over', { ...body, to: 'person-nobody' })).status).toBe(422);
  });
});
