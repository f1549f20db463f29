import type { MigrationCheck, MigrationProgress } from '../../server/contract/administration.js';
import { firstBrokenCommand } from '../../server/instances/command-log.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually, submitNew, taskIn } from '../support/case-steps.js';
import { databases } from '../support/databases.js';
import { apply, begin, call, content, deploy, drawing, end, timer, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

const reason = '同时';

describe.each(databases)('what happens in the middle of something else on %s', (dialect) => {
  let server: TestServer;
  let applicant: ApiClient;
  let reviewer: ApiClient;
  let head: ApiClient;
  let admin: ApiClient;

  const reviewing = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]);
  const heading = (id: string) => user(id, { mode: 'single' }, [{ kind: 'person', value: '1998000101' }]);
  const caller = (key: string, behind: string) =>
    content(
      drawing(
        key,
        [begin(), apply(), call('sub', 'inner', { reason: 'reason' }), heading(behind), end()],
        [`begin -> apply -> sub -> ${behind} -> end`],
      ),
    );

  beforeAll(async () => {
    server = await startServer(dialect);
    [applicant, reviewer, head, admin] = (await Promise.all(
      ['2003000053', '2007000023', '1998000101', 'admin'].map((n) => server.signIn(n)),
    )) as [ApiClient, ApiClient, ApiClient, ApiClient];
    const inner = drawing('inner', [begin(), apply(), reviewing('check'), end()], ['begin -> apply -> check -> end']);
    await deploy(server, 'inner', content(inner));
    await deploy(server, 'outer', caller('outer', 'after'));
  });
  afterAll(() => server.close());

  const calledBy = (id: string) =>
    eventually(async () => {
      const [row] = await server.database.query<{ id: string }>('select id from instance where parent_id = ?', [id]);
      return row?.id;
    });
  const rowOf = async (id: string) =>
    (
      await server.database.query<{ status: string; definition_version: number }>(
        'select status, definition_version from instance where id = ?',
        [id],
      )
    )[0];
  const done = (person: ApiClient, taskId: string) => person.post(`/api/tasks/${taskId}/complete`);
  const migrated = async (key: string, from: number, to: number) => {
    const path = `/api/definitions/${key}/migrations`;
    const { plan } = (await admin.post<MigrationCheck>(`${path}/check`, { from, to })).body;
    const { id } = (await admin.post<{ id: string }>(path, { from, to, plan, reason })).body;
    return eventually(async () => {
      const { body } = await admin.get<MigrationProgress>(`/api/migrations/${id}`);
      return body.status === 'done' ? body : null;
    });
  };

  it('a called case that ends while its caller stands still is heard when that goes on', async () => {
    const { id } = await submitNew(applicant, 'outer', { reason: '等' });
    const sub = await calledBy(id);
    expect(await admin.post(`/api/instances/${id}/suspend`, { reason })).toMatchObject({ status: 200 });
    expect(await done(reviewer, (await taskIn(reviewer, sub)).id)).toMatchObject({ status: 200 });
    expect(await rowOf(sub)).toMatchObject({ status: 'completed' });
    expect(await rowOf(id)).toMatchObject({ status: 'suspended' });
    expect(await admin.post(`/api/instances/${id}/resume`, { reason })).toMatchObject({ status: 200 });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'after' });
    expect(await firstBrokenCommand(server.database, id)).toBeNull();
  });

  it('a caller that goes over to another version still hears what it called', async () => {
    await deploy(server, 'outer-moves', caller('outer-moves', 'after'));
    const { id } = await submitNew(applicant, 'outer-moves', { reason: '换' });
    const sub = await calledBy(id);
    await deploy(server, 'outer-moves', caller('outer-moves', 'later'));
    expect(await migrated('outer-moves', 1, 2)).toMatchObject({ failed: 0 });
    expect(await rowOf(id)).toMatchObject({ definition_version: 2 });
    expect(await done(reviewer, (await taskIn(reviewer, sub)).id)).toMatchObject({ status: 200 });
    expect(await taskIn(head, id)).toMatchObject({ stepName: 'later' });
    expect(await firstBrokenCommand(server.database, id)).toBeNull();
  });

  it('timers that fire while their cases go over to another version fire once, before or behind it', async () => {
    const waits = (step: string) =>
      content(
        drawing(
          'waiting',
          [begin(), apply(), timer('wait', 'PT2S'), reviewing(step), end()],
          [`begin -> apply -> wait -> ${step} -> end`],
        ),
      );
    await deploy(server, 'waiting', waits('check'));
    const ids = await Promise.all(
      Array.from({ length: 12 }, async () => (await submitNew(applicant, 'waiting', { reason: '时' })).id),
    );
    await deploy(server, 'waiting', waits('check'));
    const progress = await migrated('waiting', 1, 2);
    expect(progress).toMatchObject({ failed: 0 });
    for (const id of ids) {
      await taskIn(reviewer, id);
      const rows = await server.database.query("select id from task where instance_id = ? and element_id = 'check'", [
        id,
      ]);
      expect(rows).toHaveLength(1);
      expect(await rowOf(id)).toMatchObject({ definition_version: 2 });
      expect(await firstBrokenCommand(server.database, id)).toBeNull();
    }
  });

  it('a token that two move at once is moved once', async () => {
    const { id } = await submitNew(applicant, 'inner', { reason: '移' });
    await taskIn(reviewer, id);
    const { tokens } = (await admin.get<{ tokens: { place: unknown }[] }>(`/api/instances/${id}`)).body;
    const move = { from: tokens[0]?.place, to: { elementId: 'check' }, reason };
    const answers = await Promise.all([1, 2, 3].map(() => admin.post(`/api/instances/${id}/move-token`, move)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const open = await server.database.query(
      "select id from task where instance_id = ? and completed_at is null and element_id = 'check'",
      [id],
    );
    expect(open).toHaveLength(1);
  });

  it('a case that is ended while somebody decides is either', async () => {
    for (const text of ['一', '二', '三']) {
      const { id } = await submitNew(applicant, 'inner', { reason: text });
      const task = await taskIn(reviewer, id);
      const [decided, ended] = await Promise.all([
        done(reviewer, task.id),
        admin.post(`/api/applications/${id}/terminate`, { reason }),
      ]);
      const row = await rowOf(id);
      expect([
        [200, 409, 'completed'],
        [409, 200, 'terminated'],
      ]).toContainEqual([decided.status, ended.status, row?.status]);
      expect(await firstBrokenCommand(server.database, id)).toBeNull();
    }
  });
});
