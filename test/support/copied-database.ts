import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Dialect } from '../../server/database/database.js';
import { type FreshDatabase, freshDatabase, mysqlServer } from './databases.js';

type Fill = (fresh: FreshDatabase) => Promise<void>;
/** Where an original is, as far as a copy has to know. */
type Original = Pick<FreshDatabase, 'url' | 'dataFolder'>;

/**
 * A database of its own that holds what `fill` puts into one, which takes seconds: each worker of a run does it once
 * for each `name` of a content, and copies it for every test. `fill` leaves nothing open.
 */
export async function copiedDatabase(dialect: Dialect, name: string, fill: Fill): Promise<FreshDatabase> {
  const original = await originalOf(dialect, name, fill);
  const copy = await freshDatabase(dialect);
  cpSync(original.dataFolder, copy.dataFolder, { recursive: true });
  if (original.url !== undefined && copy.url !== undefined) await copyTables(nameIn(original.url), nameIn(copy.url));
  return copy;
}

/** Kept until the run ends: what makes it stands beside, for the next file that this worker is given. */
async function originalOf(dialect: Dialect, name: string, fill: Fill): Promise<Original> {
  const run = process.env.XIAOWU_TEST_RUN;
  if (run === undefined) throw new Error('Expected XIAOWU_TEST_RUN, which test/setup/begin-run.mjs sets.');
  const file = join(run, `${name}-${dialect}-${process.env.JEST_WORKER_ID ?? '1'}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Original;
  const fresh = await freshDatabase(dialect);
  try {
    await fill(fresh);
  } catch (error) {
    await fresh.drop();
    throw error;
  }
  writeFileSync(file, JSON.stringify({ url: fresh.url, dataFolder: fresh.dataFolder } satisfies Original));
  return fresh;
}

const nameIn = (url: string) => new URL(url).pathname.slice(1);

async function copyTables(from: string, to: string): Promise<void> {
  const connection = await createConnection({ uri: mysqlServer(), multipleStatements: true });
  try {
    const [tables] = await connection.query<(RowDataPacket & { name: string })[]>(
      'select table_name as name from information_schema.tables where table_schema = ?',
      [from],
    );
    const copies = tables.map(
      ({ name }) =>
        `create table ${to}.\`${name}\` like ${from}.\`${name}\`; insert into ${to}.\`${name}\` select * from ${from}.\`${name}\``,
    );
    await connection.query(copies.join(';'));
  } finally {
    await connection.end();
  }
}
