import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import { isPassword } from '../auth/password.js';
import { makeFirstAdministrator } from './first-administrator.js';

describe.each(databases)('the first administrator on %s', (dialect) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
  });
  afterAll(() => opened.close());

  it('is made once, with its password and every right to administer', async () => {
    const { database } = opened;
    expect(await makeFirstAdministrator(database, 'a long enough one')).toBe(true);
    expect(await makeFirstAdministrator(database, 'another password')).toBe(false);
    const people = await database.query<{ number: string; password_hash: string }>(
      'select p.number, c.password_hash from person p join credential c on c.person_id = p.id',
    );
    expect(people.map(({ number }) => number)).toEqual(['admin']);
    expect(await isPassword(people[0]?.password_hash ?? null, 'a long enough one')).toBe(true);
    const roles = await database.query<{ role_key: string }>(
      'select m.role_key from role_member m join role r on r.role_key = m.role_key order by m.role_key',
    );
    expect(roles.map(({ role_key }) => role_key)).toEqual(['processAdministrator', 'systemAdministrator']);
  });
});
