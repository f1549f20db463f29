import { hashPassword } from '../auth/password.js';
import type { Database } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { toSqlTime } from '../database/sql-time.js';
import { firstAdministrator as words } from '../locales/zh-CN/start.js';

/** 工号 of the first account. */
export const firstAdministratorNumber = 'admin';

/**
 * An account to begin with, for a database without people: it may do everything, and is the only one. Whether it was
 * made. Does nothing to a database that has people, so the password may stay in the environment.
 */
export async function makeFirstAdministrator(database: Database, password: string): Promise<boolean> {
  const [someone] = await database.query('select id from person limit 1');
  if (someone) return false;
  const person_id = `person-${firstAdministratorNumber}`;
  const password_hash = await hashPassword(password);
  const roles = Object.entries(words.roles).map(([role_key, name]) => ({ role_key, name }));
  try {
    await database.transaction(async (tx) => {
      tx.enqueue(
        insertRows('person', [
          {
            id: person_id,
            number: firstAdministratorNumber,
            account: firstAdministratorNumber,
            name: words.name,
            ...words.spelling,
            kind: 'teacher',
            department_id: null,
            post: null,
            email: null,
            phone: null,
            is_active: 1,
          },
        ]),
      );
      tx.enqueue(insertRows('role', roles));
      tx.enqueue(
        insertRows(
          'role_member',
          ['processAdministrator', 'systemAdministrator'].map((role_key) => ({ role_key, person_id })),
        ),
      );
      tx.enqueue(insertRows('credential', [{ person_id, password_hash, changed_at: toSqlTime(new Date()) }]));
    });
    return true;
  } catch (error) {
    // two servers started on the same empty database
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
