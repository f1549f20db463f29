import type { Profile } from '../contract/profile.js';
import type { Session } from '../contract/session.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiClient } from '../../test/support/api-client.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';

interface Problem {
  code: string;
  message: string;
}

const password = 'xiaowu2026';
const [teacher, head, colleague, chair] = ['2003000053', '1998000101', '1987000009', '1990000003'] as const;

describe.each(databases)('sessions on %s', (dialect) => {
  let server: TestServer;
  const login = (account: string, given = password, headers: Record<string, string> = {}) =>
    new ApiClient(server.url).post<Session & Problem>('/api/session', { account, password: given }, headers);
  const run = (sql: string, values: string[] = []) => server.database.transaction((tx) => tx.execute(sql, values));
  const cookieOf = (headers: Headers) =>
    headers.getSetCookie().find((line) => line.startsWith('xiaowu_session=')) ?? '';
  const tokenOf = (headers: Headers) => /^xiaowu_session=([^;]*)/.exec(cookieOf(headers))?.[1] ?? '';
  const me = (token: string) =>
    new ApiClient(server.url).request<Session & Problem>('GET', '/api/session', undefined, {
      cookie: `xiaowu_session=${token}`,
    });
  /** What another process knows reaches this one within seconds. */
  const untilRefused = async (token: string) => {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;)
      if ((await me(token)).status === 401) return true;
    return false;
  };

  beforeAll(async () => {
    process.env.XIAOWU_TRUST_PROXY = '1';
    server = await startServer(dialect, { jobs: false });
  }, 60_000);
  afterAll(async () => {
    delete process.env.XIAOWU_TRUST_PROXY;
    await server.close();
  });
  afterEach(() => run('delete from login_failure'));

  it.each([
    ['工号', teacher],
    ['account', `ZJART/${teacher}`],
    ['account in small letters', `zjart/${teacher}`],
    ['工号 with spaces around', ` ${teacher} `],
  ])('begin with %s and password', async (_what, account) => {
    const { status, body } = await login(account);
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ number: teacher, name: '许明远', departmentName: '图信中心', isActive: true });
    expect(body.roles).toEqual(['user']);
    expect(body.administersAll).toBe(false);
    expect(Object.keys(body).sort()).toEqual(['administersAll', 'csrfToken', 'person', 'roles']);
  });

  it('end with the password that was changed, all but the one in which it was', async () => {
    const next = 'zhiyuan-2027';
    const own = await server.signIn(colleague);
    const other = tokenOf((await login(colleague)).headers);
    const change = (current: string, to: string) =>
      own.put<Problem & { details: unknown }>('/api/profile/password', { current, next: to });
    expect((await own.get<Profile>('/api/profile')).body.hasPassword).toBe(true);
    expect(await change('falsch2026', next)).toMatchObject({ status: 422, body: { details: [{ path: 'current' }] } });
    for (const weak of ['abc1234', 'only-letters', '20270101', `x${colleague}`, password])
      expect(await change(password, weak)).toMatchObject({ status: 422, body: { details: [{ path: 'next' }] } });
    expect((await me(other)).status).toBe(200);
    expect((await change(password, next)).status).toBe(204);
    expect((await me(other)).status).toBe(401);
    expect((await own.get('/api/profile')).status).toBe(200);
    expect((await login(colleague)).status).toBe(401);
    expect((await login(colleague, next)).status).toBe(200);
    const log = 'select person_id, target, detail from audit_log where action = ?';
    const lines = await server.database.query<{ target: string }>(log, ['password.change']);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.target).toContain(colleague);
    expect(JSON.stringify(lines)).not.toContain(next);
    expect((await change(next, password)).status).toBe(204);
  });

  it('are not opened by guessing the password of somebody who is signed in', async () => {
    const own = await server.signIn(colleague);
    const guess = () => own.put<Problem>('/api/profile/password', { current: 'geraten-1', next: 'zhiyuan-2027' });
    for (let tries = 0; tries < 5; tries++) expect((await guess()).status).toBe(422);
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'login.locked' } });
  });

  it('have no password to change where the account has none here', async () => {
    const own = await server.signIn(colleague);
    const [kept] = await server.database.query<{ password_hash: string; changed_at: string }>(
      'select c.password_hash, c.changed_at from credential c join person p on p.id = c.person_id where p.number = ?',
      [colleague],
    );
    const id = `person-${colleague}`;
    await run('delete from credential where person_id = ?', [id]);
    expect((await own.get<Profile>('/api/profile')).body.hasPassword).toBe(false);
    const refused = await own.put<Problem>('/api/profile/password', { current: password, next: 'zhiyuan-2027' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'password.none' } });
    await run('insert into credential (person_id, password_hash, changed_at) values (?, ?, ?)', [
      ...[id, kept!.password_hash, toSqlTime(new Date())],
    ]);
  });

  it('are known by a cookie that scripts and other sites cannot use, and the database cannot give away', async () => {
    const plain = await login(teacher);
    expect(cookieOf(plain.headers)).toMatch(/; HttpOnly/);
    expect(cookieOf(plain.headers)).toMatch(/; SameSite=Lax/);
    expect(cookieOf(plain.headers)).not.toMatch(/; Secure/);
    expect(cookieOf((await login(teacher, password, { 'x-forwarded-proto': 'https' })).headers)).toMatch(/; Secure/);
    const rows = await server.database.query<Record<string, string>>('select * from session');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(plain.headers));
  });

  it('carry the roles of the person', async () => {
    expect((await login('admin')).body.roles).toEqual(
      expect.arrayContaining(['user', 'processAdministrator', 'systemAdministrator']),
    );
    expect((await login('auditor')).body.roles).toEqual(expect.arrayContaining(['user', 'auditor']));
  });

  it('end with the logout, at once', async () => {
    const client = new ApiClient(server.url);
    await client.signIn(teacher);
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.delete('/api/session')).status).toBe(204);
    expect(await client.get<Problem>('/api/session')).toMatchObject({
      status: 401,
      body: { code: 'session.missing', message: '请先登录' },
    });
  });

  it('are new at every login, and the old one of the same browser is over', async () => {
    const first = tokenOf((await login(teacher)).headers);
    const second = tokenOf((await login(teacher, password, { cookie: `xiaowu_session=${first}` })).headers);
    expect(second).not.toBe(first);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  it('end when their time is over and when the person leaves', async () => {
    const [expired, gone] = [tokenOf((await login(teacher)).headers), tokenOf((await login(chair)).headers)];
    await run('update session set expires_at = ? where person_id = ?', [
      toSqlTime(new Date(Date.now() - 1)),
      `person-${teacher}`,
    ]);
    await run('update person set is_active = 0 where number = ?', [chair]);
    expect([await untilRefused(expired), await untilRefused(gone)]).toEqual([true, true]);
    expect(await login(chair)).toMatchObject({ status: 403, body: { code: 'login.disabled' } });
    await run('update person set is_active = 1 where number = ?', [chair]);
  }, 30_000);

  it('are refused for made-up and emptied cookies', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), '%00', "' or 1=1"]) expect((await me(token)).status).toBe(401);
  });

  it('write only with the CSRF token of the page', async () => {
    const { headers, body } = await login(teacher);
    const cookie = `xiaowu_session=${tokenOf(headers)}`;
    const logout = (token?: string) =>
      fetch(`${server.url}/api/session`, {
        method: 'DELETE',
        headers: { cookie, ...(token !== undefined && { 'x-csrf-token': token }) },
      });
    for (const token of [undefined, '', 'x', body.csrfToken.slice(1)]) {
      const answer = await logout(token);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({ code: 'csrf.invalid', message: '页面已过期，请刷新后重试' });
    }
    expect((await logout(body.csrfToken)).status).toBe(204);
  });

  it('tell nobody whether an account exists', async () => {
    const [wrong, unknown] = [await login(head, 'wrong'), await login('no-such-account', 'wrong')];
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  it('lock an account after five failures, known or not, and say for how long', async () => {
    for (const account of [head, 'no-such-account']) {
      for (let i = 0; i < 5; i++) expect((await login(account, 'wrong')).status).toBe(401);
      expect(await login(account, password)).toMatchObject({
        status: 429,
        body: { code: 'login.locked', message: expect.stringContaining('15 分钟') },
      });
    }
    expect((await login(colleague)).status).toBe(200);
    await run(
      'update login_failure set locked_until = ?, last_at = ?',
      Array(2).fill(toSqlTime(new Date(Date.now() - 16 * 60_000))) as string[],
    );
    expect((await login(head)).status).toBe(200);
    expect((await login(head, 'wrong')).status).toBe(401);
    expect((await login(head)).status).toBe(200);
  });

  it('count failures of a person, however the account is written', async () => {
    for (const account of [head, `ZJART/${head}`, `zjart/${head}`, ` ${head}`, head]) await login(account, 'wrong');
    expect((await login(head)).status).toBe(429);
  });

  it('forget failures after the right password', async () => {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 4; j++) await login(colleague, 'wrong');
      expect((await login(colleague)).status).toBe(200);
    }
  });

  it('give many guesses at once no more tries', async () => {
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, i) => login(head, `guess ${i}`)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it.each([
    {},
    { account: teacher },
    { account: '', password },
    { account: 'x'.repeat(65), password },
    { account: [teacher], password },
  ])('refuse a login of another shape: %j', async (body) => {
    const answer = await new ApiClient(server.url).post<Problem>('/api/session', body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
  });
});
