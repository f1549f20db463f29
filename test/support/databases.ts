import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Database, Dialect } from '../../server/database/database.js';
import { openDatabase } from '../../server/database/open-database.js';

/** Both dialects: `describe.each(databases)`. */
export const databases: readonly Dialect[] = ['sqlite', 'mysql'];

/** Where the tests' MariaDB or MySQL listens; `npm test` makes sure that it does. */
export const mysqlServer = () => process.env.XIAOWU_TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';

/** Coordinates of a fresh, empty database; `drop` removes it. */
export interface FreshDatabase {
  /** undefined on SQLite. */
  readonly url: string | undefined;
  readonly dataFolder: string;
  drop(): Promise<void>;
}

export async function freshDatabase(dialect: Dialect): Promise<FreshDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'xiaowu-test-'));
  if (dialect === 'sqlite')
    return { url: undefined, dataFolder, drop: async () => rmSync(dataFolder, { recursive: true, force: true }) };
  const name = `xiaowu_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const connection = await createConnection(mysqlServer());
    await connection.query(sql);
    await connection.end();
  };
  await run(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  return {
    url: `${mysqlServer()}/${name}`,
    dataFolder,
    async drop() {
      await run(`drop database if exists ${name}`);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A migrated database and what closes and removes it. */
export interface TestDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

export async function openTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  const fresh = await freshDatabase(dialect);
  const database = await openDatabase(fresh);
  return {
    database,
    async close() {
      await database.close();
      await fresh.drop();
    },
  };
}
