// `npm run bench`: how fast a 同意 is, as ratios to the raw floor of the same database in the same run.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../server/setup/build.mjs';
import { ensureInstalled } from '../../server/setup/install.mjs';
import { ensureServices } from '../setup/services.mjs';

ensureInstalled();
await ensureBuilt();
await ensureServices();

const { createConnection } = await import('mysql2/promise');
const { completeTask } = await import('./complete-task.mjs');

const root = join(import.meta.dirname, '../..');
const base = process.env.XIAOWU_TEST_DATABASE_URL;
const name = `xiaowu_bench_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'xiaowu-bench-'));
const admin = await createConnection(base);
let rows;
try {
  for (const database of [name, `${name}_floor`])
    await admin.query(`create database ${database} character set utf8mb4 collate utf8mb4_bin`);
  rows = await completeTask({
    root,
    databaseUrl: `${base}/${name}`,
    floorUrl: `${base}/${name}_floor`,
    redisUrl: `${process.env.XIAOWU_TEST_REDIS_URL}/10`,
    prefix: name,
    folder,
    rounds: Number(process.env.BENCH_ROUNDS ?? 5),
    seconds: Number(process.env.BENCH_SECONDS ?? 1.5),
  });
} catch (error) {
  console.error(error);
} finally {
  // a run that failed leaves transactions open, which would hold up the drop
  const [open] = await admin.query('select id from information_schema.processlist where db like ?', [`${name}%`]);
  for (const { id } of open) await admin.query(`kill ${id}`).catch(() => undefined);
  for (const database of [name, `${name}_floor`]) await admin.query(`drop database if exists ${database}`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
}
if (!rows) process.exit(1);

const round = (n) => Math.round(n * 10) / 10;
const cpu = (cpuMs) =>
  Object.entries(cpuMs)
    .map(([process, ms]) => `${process} ${ms.toFixed(2)}`)
    .join(', ');
const print = (title, table) => {
  console.log(`\n${title}`);
  console.table(table);
};
print(
  '同意 per second on MariaDB, each beside the raw floor (bare mysql2, same rows, one transaction); medians of the rounds',
  rows.map(({ concurrency, floor, inside, http, insideRatio, httpRatio }) => ({
    concurrency,
    'floor /s': Math.round(floor.perSecond),
    'floor p95 ms': round(floor.p95Ms),
    'inside /s': Math.round(inside.perSecond),
    'inside p95 ms': round(inside.p95Ms),
    'inside : floor': insideRatio.toFixed(2),
    'HTTP /s': Math.round(http.perSecond),
    'HTTP p95 ms': round(http.p95Ms),
    'HTTP : floor': httpRatio.toFixed(2),
  })),
);
print(
  'CPU ms of one 同意, by process (bench = the floor, the server inside, or the HTTP client)',
  rows.map(({ concurrency, floor, inside, http, insideCpuRatio, httpCpuRatio }) => ({
    concurrency,
    floor: cpu(floor.cpuMs),
    inside: cpu(inside.cpuMs),
    'floor : inside': insideCpuRatio.toFixed(2),
    HTTP: cpu(http.cpuMs),
    'floor : HTTP': httpCpuRatio.toFixed(2),
  })),
);
console.log(JSON.stringify({ scenario: 'complete-task', rows }));
process.exit(0);
