import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** After all tests: takes away the originals of copied databases. */
export default async function endRun() {
  const run = process.env.XIAOWU_TEST_RUN;
  for (const file of readdirSync(run)) {
    const { url, dataFolder } = JSON.parse(readFileSync(join(run, file), 'utf8'));
    rmSync(dataFolder, { recursive: true, force: true });
    if (url === undefined) continue;
    const connection = await createConnection(url);
    await connection.query(`drop database if exists ${new URL(url).pathname.slice(1)}`);
    await connection.end();
  }
  rmSync(run, { recursive: true, force: true });
}
