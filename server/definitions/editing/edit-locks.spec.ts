import type { ApiClient } from '../../../test/support/api-client.js';
import { databases } from '../../../test/support/databases.js';
import { startServer, type TestServer } from '../../../test/support/start-server.js';
import type { Definition } from '../../contract/definitions.js';
import type { EditLock } from '../../contract/edit-locks.js';
import type { ApiError } from '../../contract/errors.js';
import { toSqlTime } from '../../database/sql-time.js';

const path = '/api/definitions/vehicle-request';
const [first, second] = ['page-first', 'page-second'];

describe.each(databases)('who edits a definition, on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let other: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    await server.database.transaction((tx) =>
      tx.execute(
        "insert into role_member (role_key, person_id) select 'processAdministrator', id from person where number = '2007000023'",
      ),
    );
    [admin, other] = await Promise.all([server.signIn('admin'), server.signIn('2007000023')]);
  });
  afterAll(() => server.close());
  beforeEach(() => server.database.transaction((tx) => tx.execute('delete from edit_lock')));

  const lock = async (client: ApiClient, page: string, takeOver = false) =>
    (await client.post<EditLock>(`${path}/lock`, { page, takeOver })).body;
  const save = async (client: ApiClient, page?: string) => {
    const { revision } = (await client.get<Definition>(path)).body;
    return client.put<ApiError>(`${path}/draft`, { revision, page, print: `<p>${page ?? ''}</p>` });
  };

  it('is the page that asked first, until it leaves', async () => {
    expect(await lock(admin, first)).toMatchObject({ isMine: true });
    expect(await lock(other, second)).toMatchObject({
      isMine: false,
      holder: { number: 'admin', isMe: false, since: expect.stringMatching(/^\d{4}-/) },
    });
    expect((await other.post(`${path}/unlock`, { page: second })).status).toBe(204);
    expect(await lock(other, second)).toMatchObject({ isMine: false });
    await admin.post(`${path}/unlock`, { page: first });
    expect(await lock(other, second)).toMatchObject({ isMine: true, holder: { isMe: true } });
  });

  it('is one page even when two ask at once', async () => {
    const asked = await Promise.all([lock(admin, first), lock(other, second)]);
    expect(asked.filter(({ isMine }) => isMine)).toHaveLength(1);
  });

  it('tells the same person on another page, and keeps the moment it began', async () => {
    const { holder } = await lock(admin, first);
    expect(await lock(admin, second)).toEqual(expect.objectContaining({ isMine: false, holder }));
    expect((await lock(admin, first)).holder.since).toBe(holder.since);
  });

  it('saves and publishes for the page that holds it alone', async () => {
    await lock(admin, first);
    expect(await save(other, second)).toMatchObject({
      status: 409,
      body: { code: 'definition.locked', message: expect.stringContaining('正在编辑') },
    });
    expect((await save(other)).status).toBe(409);
    expect((await save(admin, second)).status).toBe(409);
    expect((await save(admin, first)).status).toBe(200);
    const { revision } = (await admin.get<Definition>(path)).body;
    expect((await other.post(`${path}/publish`, { revision, note: '' })).status).toBe(409);
    expect((await other.delete(`${path}/draft`)).status).toBe(409);
    expect((await admin.get<Definition>(path)).body).toMatchObject({ isDraft: true, print: `<p>${first}</p>` });
  });

  it('can be taken over: the page before is told, saves no more, and the audit log keeps it', async () => {
    await lock(admin, first);
    expect(await lock(other, second, true)).toMatchObject({ isMine: true });
    expect(await lock(admin, first)).toMatchObject({ isMine: false, holder: { number: '2007000023' } });
    expect((await save(admin, first)).status).toBe(409);
    expect((await save(other, second)).status).toBe(200);
    const lines = await server.database.query<{ detail: string }>(
      "select detail from audit_log where action = 'definition.takeOver'",
    );
    expect(lines.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ from: 'admin' }]);
  });

  it('is free a minute after its page was last heard of', async () => {
    await lock(admin, first);
    const before = toSqlTime(new Date(Date.now() - 61_000));
    await server.database.transaction((tx) => tx.execute('update edit_lock set seen_at = ?', [before]));
    expect(await lock(other, second)).toMatchObject({ isMine: true, holder: { number: '2007000023' } });
    expect(await lock(admin, first)).toMatchObject({ isMine: false });
  });

  it('is of definitions that there are, for those who design', async () => {
    const teacher = await server.signIn('2003000053');
    expect((await teacher.post(`${path}/lock`, { page: first })).status).toBe(403);
    expect((await admin.post('/api/definitions/none/lock', { page: first })).status).toBe(404);
  });

  it('keeps in the audit log who began to change what', async () => {
    await admin.delete(`${path}/draft`);
    await server.database.transaction((tx) => tx.execute('delete from audit_log'));
    await save(admin);
    await save(admin);
    await save(other);
    const lines = await server.database.query<{ action: string; number: string }>(
      'select a.action, p.number from audit_log a join person p on p.id = a.person_id order by a.id',
    );
    expect(lines).toEqual([
      { action: 'definition.edit', number: 'admin' },
      { action: 'definition.edit', number: '2007000023' },
    ]);
  });
});
