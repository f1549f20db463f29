import { join } from 'node:path';
import { hashPassword } from '../../auth/password.js';
import type { Database, SqlValue, Transaction } from '../../database/database.js';
import { isUniqueViolation } from '../../database/is-unique-violation.js';
import { toSqlTime } from '../../database/sql-time.js';
import { values } from '../../database/values.js';
import { demonstrationAccounts, demonstrationSchool } from './demonstration-school.js';

/** Password of every demonstration account; shown on the login page. */
export const demonstrationPassword = 'xiaowu2026';

const rowsPerStatement = 500;

/**
 * Loads the made-up school into a database without people. Several processes may start at once: the row that
 * remembers it is written first, so that one of them loads and the others wait and find it. True when it loaded.
 */
export async function loadDemonstration(database: Database, definitionsFolder: string): Promise<boolean> {
  if (await hasPeople(database)) return false;
  const file = join(definitionsFolder, 'demonstration/school.json');
  const passwordHash = await hashPassword(demonstrationPassword);
  const accounts = demonstrationAccounts(file).map(({ number, name, note }) => ({
    ...{ account: number, name, note, password: demonstrationPassword },
  }));
  try {
    await database.transaction(async (tx) => {
      const remembered = JSON.stringify({ accounts });
      await tx.execute("insert into setting (setting_key, value) values ('demonstration', ?)", [remembered]);
      if (!(await hasPeople(tx))) insertSchool(tx, file, passwordHash);
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error, 'setting')) return false;
    throw error;
  }
}

async function hasPeople(reader: Pick<Database, 'query'>): Promise<boolean> {
  return (await reader.query('select 1 from person limit 1')).length > 0;
}

function insertSchool(tx: Transaction, file: string, passwordHash: string): void {
  const school = demonstrationSchool(file);
  const changedAt = toSqlTime(new Date());
  insertAll(tx, 'department', school.departments);
  insertAll(tx, 'person', school.people);
  insertAll(tx, 'employment', school.employments);
  insertAll(tx, 'department_head', school.heads);
  insertAll(tx, 'role', school.roles);
  insertAll(tx, 'role_member', school.roleMembers);
  const credentials = school.people.map(({ id }) => ({
    person_id: id,
    password_hash: passwordHash,
    changed_at: changedAt,
  }));
  insertAll(tx, 'credential', credentials);
}

function insertAll(tx: Transaction, table: string, rows: readonly Readonly<Record<string, SqlValue>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const batch = rows
      .slice(start, start + rowsPerStatement)
      .map((row) => columns.map((column) => row[column] ?? null));
    const { text, values: list } = values(batch);
    tx.enqueue(`insert into ${table} (${columns.join(', ')}) values ${text}`, list);
  }
}
