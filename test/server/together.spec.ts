import type { ActResult } from '../../server/contract/tasks.js';
import { submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const numbers = ['2007000023', '1998000101', '1987000009', '2002000041', '1995000011'];
const everybody = drawing(
  'everybody',
  [
    begin(),
    apply(),
    user('check', { mode: 'all' }, [{ kind: 'person', value: numbers.join(',') }]),
    user('confirm', { mode: 'single' }, [{ kind: 'applicant' }]),
    end(),
  ],
  ['begin -> apply -> check -> confirm -> end'],
);

describe.each(databases)('会签 on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await deploy(server, 'everybody', content(everybody));
  });
  afterAll(() => server.close());

  it('makes the next step once when all answer at the same moment', async () => {
    const applicant = await server.signIn('2003000053');
    const people = await Promise.all(numbers.map((number) => server.signIn(number)));
    for (let round = 0; round < 3; round++) {
      const { id } = await submitNew(applicant, 'everybody', { reason: `会签${round}` });
      const tasks = await Promise.all(people.map((person) => taskIn(person, id)));
      const answers = await Promise.all(
        people.map((person, i) => person.post<ActResult>(`/api/tasks/${tasks[i]?.id}/complete`, { opinion: '同意' })),
      );
      expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
      const next = await server.database.query("select id from task where instance_id = ? and element_id = 'confirm'", [
        id,
      ]);
      expect(next).toHaveLength(1);
      const lines = await server.database.query("select id from record where instance_id = ? and state = 'approved'", [
        id,
      ]);
      expect(lines).toHaveLength(numbers.length);
    }
  });
});
