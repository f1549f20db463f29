import { join } from 'node:path';
import { hashPassword } from '../../auth/password.js';
import type { Database, SqlValue, Transaction } from '../../database/database.js';
import { isUniqueViolation } from '../../database/is-unique-violation.js';
import { toSqlTime } from '../../database/sql-time.js';
import { insertRows } from '../../database/insert-rows.js';
import { settingKeys } from '../../settings/settings.service.js';
import { demonstrationAccounts, demonstrationSchool } from './demonstration-school.js';

/** Password of every made-up account. */
export const demonstrationPassword = 'xiaowu2026';

const batch = 500;

/** Loads the made-up school into a database without people, and does nothing to any other. */
export async function loadDemonstration(database: Database, definitionsFolder: string): Promise<void> {
  const [someone] = await database.query('select id from person limit 1');
  if (someone) return;
  const file = join(definitionsFolder, 'demonstration/school.json');
  const school = demonstrationSchool(file);
  // one hash for all: 3,300 of them would take minutes, and the password is public anyway
  const hash = await hashPassword(demonstrationPassword);
  const now = toSqlTime(new Date());
  const accounts = demonstrationAccounts(file).map(({ number, name, note }) => ({
    account: number,
    name,
    note,
    password: demonstrationPassword,
  }));
  try {
    await database.transaction(async (tx) => {
      await tx.execute('insert into setting (setting_key, value) values (?, ?)', [
        settingKeys.demonstration,
        JSON.stringify(accounts),
      ]);
      insertAll(tx, 'department', school.departments);
      insertAll(tx, 'person', school.people);
      insertAll(tx, 'employment', school.employments);
      insertAll(tx, 'department_head', school.heads);
      insertAll(tx, 'role', school.roles);
      insertAll(tx, 'role_member', school.roleMembers);
      insertAll(tx, 'administered_department', school.administered);
      const credentials = school.people.map(({ id }) => ({ person_id: id, password_hash: hash, changed_at: now }));
      insertAll(tx, 'credential', credentials);
    });
  } catch (error) {
    // two servers started on the same empty database: the other one's mark was first
    if (!isUniqueViolation(error)) throw error;
  }
}

function insertAll(tx: Transaction, table: string, rows: readonly { readonly [column: string]: SqlValue }[]): void {
  for (let i = 0; i < rows.length; i += batch) {
    const { sql, values } = insertRows(table, rows.slice(i, i + batch));
    tx.enqueue(sql, values);
  }
}
