import { migrate, start, step, type InstanceState } from '@xiaowu/engine';
import type { ActResult } from '../contract/tasks.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { submitNew, taskIn } from '../../test/support/case-steps.js';
import { databases } from '../../test/support/databases.js';
import { apply, begin, content, deploy, drawing, end, user } from '../../test/support/small-definition.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';
import type { LoggedCommand } from './command-log.js';
import { MigrationsService } from './migration/migrations.service.js';

jest.setTimeout(120_000);

const form = {
  phone: '19900000001',
  reviewer: 'person-2007000023',
  hardshipType: 'illness',
  amount: 300_000,
  situation: '家属患病住院。',
};

describe.each(databases)('the commands of a case on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
  });
  afterAll(() => server.close());

  it('give its state again, to the byte', async () => {
    const [applicant, reviewer, head] = await Promise.all(
      ['2003000053', '2007000023', '1998000101'].map((number) => server.signIn(number)),
    );
    if (!applicant || !reviewer || !head) throw new Error('Expected three people.');
    const { id } = await submitNew(applicant, 'union-hardship-grant', form);
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/return`, { opinion: '请补充' });
    await applicant.post(`/api/tasks/${(await taskIn(applicant, id)).id}/complete`, { data: { amount: 100_000 } });
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`, {});
    const last = await head.post<ActResult>(`/api/tasks/${(await taskIn(head, id)).id}/complete`, {});
    expect(last.status).toBe(200);

    await expectReplay(id, 'union-hardship-grant', null);
  });

  it('give it again where it went over to another version', async () => {
    const reviewing = (step: string) => user(step, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
    const [check, review] = [reviewing('check'), reviewing('review')];
    const decide = user('decide', { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);
    await deploy(
      server,
      'moved',
      content(drawing('moved', [begin(), apply(), check, end()], ['begin -> apply -> check -> end'])),
    );
    const [applicant, reviewer, head, admin] = await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((number) => server.signIn(number)),
    );
    if (!applicant || !reviewer || !head || !admin) throw new Error('Expected four people.');
    const { id } = await submitNew(applicant, 'moved', { reason: '新版本' });
    const second = drawing(
      'moved',
      [begin(), apply(), review, decide, end()],
      ['begin -> apply -> review -> decide -> end'],
    );
    await deploy(server, 'moved', content(second));
    const plan = { elements: { begin: 'begin', apply: 'apply', check: 'review', end: 'end' } };
    const started = await admin.post<{ id: string }>('/api/definitions/moved/migrations', {
      from: 1,
      to: 2,
      plan,
      reason: '换版',
    });
    expect(started.status).toBe(201);
    await server.app.get(MigrationsService).moveSome(started.body.id);
    await reviewer.post(`/api/tasks/${(await taskIn(reviewer, id)).id}/complete`, {});
    await head.post(`/api/tasks/${(await taskIn(head, id)).id}/complete`, {});
    await expectReplay(id, 'moved', 1);
  });

  /** Makes all commands again, from the version that the case began with (null = the one it has). */
  async function expectReplay(id: string, key: string, first: number | null): Promise<void> {
    const [row] = await server.database.query<{ definition_version: number; state: string }>(
      'select definition_version, state from instance where id = ?',
      [id],
    );
    if (!row) throw new Error('Expected the case.');
    const definitions = server.app.get(DefinitionsService);
    const processOf = async (version: number) => (await definitions.compiled(key, version)).process;
    const log = await server.database.query<{ command: string }>(
      'select command from command_log where instance_id = ? order by sequence',
      [id],
    );
    let process = await processOf(first ?? row.definition_version);
    let state: InstanceState | null = null;
    for (const { command } of log) {
      const logged = JSON.parse(command) as LoggedCommand;
      if (logged.type === 'start') state = start(process, logged).state;
      else if (state === null) throw new Error('Expected the start first.');
      else if (logged.type === 'migrate') {
        const target = await processOf(logged.version);
        state = migrate(process, target, state, logged.plan, logged).state;
        process = target;
      } else state = step(process, state, logged).state;
    }
    expect(log.length).toBeGreaterThan(4);
    expect(JSON.stringify(state)).toBe(row.state);
  }
});
