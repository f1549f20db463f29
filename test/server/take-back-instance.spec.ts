import type { Application } from '../../server/contract/applications.js';
import type { TaskDetail } from '../../server/contract/tasks.js';
import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn, todo } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

/** Each of three people reads for themselves; the step is a BPMN multi-instance activity, not a 会签. */
const reading = (key: string, attributes: string) =>
  drawing(
    key,
    [
      begin(),
      apply(),
      user(
        'read',
        { mode: 'single' },
        [{ kind: 'expression', value: 'reader' }],
        [{ name: 'withdraw', enabled: 'true' }],
      ),
      user('last', { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]),
      end(),
    ],
    ['begin -> apply -> read -> last -> end'],
  ).replace(
    /(<bpmn:userTask id="read"[\s\S]*?)<\/bpmn:userTask>/,
    `$1<bpmn:multiInstanceLoopCharacteristics ${attributes} xiaowu:collection="readers" xiaowu:elementVariable="reader"/></bpmn:userTask>`,
  );
const readers = `&#91;&quot;2007000023&quot;, &quot;1998000101&quot;, &quot;2006000071&quot;&#93;`;

describe.each(databases)('取回 of one of several instances on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let people: ApiClient[];

  beforeAll(async () => {
    server = await startServer(dialect);
    for (const [key, attributes] of [
      ['read-together', ''],
      ['read-in-turn', 'isSequential="true"'],
    ] as const)
      await deploy(server, key, content(reading(key, attributes).replace('"readers"', `"${readers}"`)));
    applicant = await server.signIn('2003000053');
    people = await Promise.all(['2007000023', '1998000101', '2006000071'].map((n) => server.signIn(n)));
  });
  afterAll(() => server.close());

  const complete = async (who: ApiClient, id: string, opinion = '') => {
    const task = await taskIn(who, id);
    const { status } = await who.post(`/api/tasks/${task.id}/complete`, { opinion });
    expect(status).toBe(200);
    return task.id;
  };
  const has = async (who: ApiClient, id: string) => (await todo(who)).some((task) => task.applicationId === id);
  const who = (i: number): ApiClient => people[i] as ApiClient;
  const holders = async (id: string) => [await has(who(0), id), await has(who(1), id), await has(who(2), id)];

  it('opens the own one again while the others read on, and shows it in the record', async () => {
    const { id } = await submitNew(applicant, 'read-together', { reason: '传阅' });
    const first = await complete(who(0), id, '已阅');
    await complete(who(1), id);
    const seen = await who(0).get<Application>(`/api/applications/${id}`);
    expect(seen.body.takeBackTaskId).toBe(first);
    const detail = await who(0).get<TaskDetail>(`/api/tasks/${first}`);
    expect(detail.body.actions.map(({ action }) => action)).toContain('takeBack');

    // clicked twice at once: it is taken back once
    const both = await Promise.all([1, 2].map(() => who(0).post(`/api/tasks/${first}/take-back`, {})));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await holders(id)).toEqual([true, false, true]);
    const { body } = await applicant.get<Application>(`/api/applications/${id}`);
    expect(body.records.map(({ state }) => state)).toContain('takenBack');

    await complete(who(0), id, '再阅');
    await complete(who(2), id);
    await complete(who(1), id);
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.status).toBe('completed');
  });

  it('lets the next of them wait again, until that one has acted', async () => {
    const { id } = await submitNew(applicant, 'read-in-turn', { reason: '依次传阅' });
    const first = await complete(who(0), id);
    expect(await holders(id)).toEqual([false, true, false]);
    expect((await who(0).post(`/api/tasks/${first}/take-back`, {})).status).toBe(200);
    expect(await holders(id)).toEqual([true, false, false]);
    const again = await complete(who(0), id);
    await complete(who(1), id);
    expect((await who(0).post(`/api/tasks/${again}/take-back`, {})).status).toBe(409);
    await complete(who(2), id);
    await complete(who(1), id);
    expect((await applicant.get<Application>(`/api/applications/${id}`)).body.status).toBe('completed');
  });
});
