import type { ApiClient } from '../support/api-client.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const [teacher, reviewer, reader, later, student] = [
  '2003000053',
  '2007000023',
  '1995000011',
  '1998000101',
  '202401001',
] as const;
const step = (id: string, number: string) =>
  user(
    id,
    { mode: 'single' },
    [{ kind: 'person', value: number }],
    [
      { name: 'copy', enabled: 'true' },
      { name: 'forward', enabled: 'true' },
    ],
  );
const ofStudents = drawing(
  'of-students',
  [begin(), apply(), step('check', reviewer), step('last', later), end()],
  ['begin -> apply -> check -> last -> end'],
);

describe.each(databases)('the drawing of an item on %s', (dialect) => {
  let server: TestServer;
  const people = new Map<string, ApiClient>();
  const address = '/api/definitions/of-students/versions/1/diagram';

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    const definition = content(ofStudents);
    await deploy(server, 'of-students', { ...definition, item: { ...definition.item, audiences: ['student'] } });
    for (const account of [teacher, reviewer, reader, later, student, 'admin', 'auditor', '2006000071'])
      people.set(account, await server.signIn(account));
  });
  afterAll(() => server.close());

  const as = (account: string): ApiClient => {
    const client = people.get(account);
    if (!client) throw new Error(`Expected ${account} to be signed in.`);
    return client;
  };
  const sees = async (account: string): Promise<boolean> => {
    const { status, body } = await as(account).get<{ code?: string; bpmn?: string }>(address);
    if (status === 200) expect(body.bpmn).toContain('<bpmn:userTask id="check"');
    else expect({ status, code: body.code }).toEqual({ status: 404, code: 'definition.versionNotFound' });
    return status === 200;
  };

  it('is for those the item is for, and for who administers or audits', async () => {
    expect(await sees(student)).toBe(true);
    expect(await sees('admin')).toBe(true);
    expect(await sees('auditor')).toBe(true);
    // administers the items of another department
    expect(await sees('2006000071')).toBe(false);
    for (const account of [teacher, reviewer, reader, later])
      expect([account, await sees(account)]).toEqual([account, false]);
  });

  it('is for whoever gets a part in a case of it, and stays so', async () => {
    const { id } = await submitNew(as(student), 'of-students', { reason: '图' });
    expect(await sees(reviewer)).toBe(true);
    expect(await sees(later)).toBe(false);
    const { id: taskId } = await taskIn(as(reviewer), id);
    await as(reviewer).post(`/api/tasks/${taskId}/copy`, { people: [`person-${reader}`] });
    expect(await sees(reader)).toBe(true);
    await as(reviewer).post(`/api/tasks/${taskId}/complete`, {});
    expect([await sees(reviewer), await sees(later)]).toEqual([true, true]);
    expect(await sees(teacher)).toBe(false);
  });
});
