import type { TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const dispatch = drawing(
  'added-dispatch',
  [
    begin(),
    apply(),
    user(
      'dispatch',
      { mode: 'single' },
      [{ kind: 'person', value: '2007000023' }],
      [
        { name: 'complete', enabled: 'true', label: '派车' },
        { name: 'forward', enabled: 'true' },
        { name: 'delegate', enabled: 'true' },
      ],
      [
        { field: 'plate', right: 'required' },
        { field: 'note', right: 'write' },
        { field: 'amount', right: 'hidden' },
      ],
    ),
    end(),
  ],
  ['begin -> apply -> dispatch -> end'],
);
const fields = [
  { key: 'reason', label: '事由', type: 'text' as const },
  { key: 'amount', label: '金额', type: 'money' as const },
  { key: 'plate', label: '车牌号', type: 'text' as const },
  { key: 'note', label: '备注', type: 'text' as const },
];

describe.each(databases)('people who come by 加签 on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let dispatcher: ApiClient;
  let colleague: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'added-dispatch', content(dispatch, fields));
    [applicant, dispatcher, colleague] = (await Promise.all(
      ['2003000053', '2007000023', '1987000009'].map((number) => server.signIn(number)),
    )) as [ApiClient, ApiClient, ApiClient];
  });
  afterAll(() => server.close());

  it.each(['before', 'after', 'parallel'])('read the form and agree, when added %s', async (position) => {
    const { id } = await submitNew(applicant, 'added-dispatch', { reason: '用车', amount: 100 });
    const own = await taskIn(dispatcher, id);
    const added = await dispatcher.post(`/api/tasks/${own.id}/add-approvers`, {
      people: ['person-1987000009'],
      position,
    });
    expect(added.status).toBe(200);
    if (position === 'after') {
      const answer = await dispatcher.post(`/api/tasks/${own.id}/complete`, { data: { plate: '浙A12345' } });
      expect(answer.status).toBe(200);
    }
    const task = await taskIn(colleague, id);
    const { body: detail } = await colleague.get<TaskDetail>(`/api/tasks/${task.id}`);
    expect(detail.form.rights).toEqual({ reason: 'read', plate: 'read', note: 'read' });
    expect(detail.actions.map(({ action, label }) => [action, label])).toEqual([
      ['complete', '同意'],
      ['return', '退回'],
      ['addApprovers', '加签'],
      ['forward', '转办'],
      ['delegate', '委派'],
    ]);
    expect(detail.askedBy).toMatchObject({ person: { number: '2007000023' }, how: position });
    const written = await colleague.post(`/api/tasks/${task.id}/complete`, { data: { note: '代填' } });
    expect(written.status).toBe(422);
    expect(await colleague.post(`/api/tasks/${task.id}/complete`, { opinion: '同意' })).toMatchObject({ status: 200 });
    if (position === 'after') return;
    const { body: mine } = await dispatcher.get<TaskDetail>(`/api/tasks/${own.id}`);
    expect(mine.actions[0]).toMatchObject({ action: 'complete', label: '派车' });
    expect(mine.form.rights).toMatchObject({ plate: 'required', note: 'write' });
    expect((await dispatcher.post(`/api/tasks/${own.id}/complete`, {})).status).toBe(422);
  });

  it('are told that an opinion is all that is asked for, when a task was delegated to them', async () => {
    const { id } = await submitNew(applicant, 'added-dispatch', { reason: '用车', amount: 100 });
    const own = await taskIn(dispatcher, id);
    const askedBy = async (person: ApiClient) =>
      (await person.get<TaskDetail>(`/api/tasks/${(await taskIn(person, id)).id}`)).body.askedBy;
    expect(await askedBy(dispatcher)).toBeNull();
    const given = await dispatcher.post(`/api/tasks/${own.id}/delegate`, { to: 'person-1987000009' });
    expect(given.status).toBe(200);
    expect(await askedBy(colleague)).toMatchObject({ person: { number: '2007000023' }, how: 'delegated' });
  });
});
