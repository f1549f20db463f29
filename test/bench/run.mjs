// `npm run bench [-- complete-task peers people designer lists timers]`: what the README of test/ tells; all but `peers` when none is named.
// `npm run bench engine`: the engine alone, beside bpmn-engine.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../server/setup/build.mjs';
import { ensureInstalled } from '../../server/setup/install.mjs';
import { ensureServices } from '../setup/services.mjs';
import { printed } from './print.mjs';

if (process.argv[2] === 'engine') await import('./engine/run.mjs');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in printed));
if (unknown.length > 0) {
  console.error(`没有这个测量：${unknown.join('、')}。可选：${Object.keys(printed).join('、')}。`);
  process.exit(1);
}
ensureInstalled();
await ensureBuilt();
await ensureServices();

const { createConnection } = await import('mysql2/promise');
const { benchSystem } = await import('./bench-system.mjs');
const { completeTask } = await import('./complete-task.mjs');
const { listQueries } = await import('./lists.mjs');
const { useDesigner } = await import('./designer.mjs');
const { searchPeople } = await import('./people.mjs');
const { timerLateness } = await import('./timers.mjs');
const { besidePeers } = await import('./peers/peers.mjs');

const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
const root = join(import.meta.dirname, '../..');
const base = process.env.XIAOWU_TEST_DATABASE_URL;
const name = `xiaowu_bench_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'xiaowu-bench-'));
const databases = [name, `${name}_floor`, `${name}_flowable`, `${name}_camunda`];
const admin = await createConnection(base);
const scenarios = {
  'complete-task': (system) =>
    completeTask(system, {
      floorUrl: `${base}/${name}_floor`,
      rounds: number('BENCH_ROUNDS', 5),
      seconds: number('BENCH_SECONDS', 1.5),
    }),
  peers: (system) =>
    besidePeers(system, {
      databaseUrl: `${base}/${name}`,
      rounds: number('BENCH_ROUNDS', 5),
      seconds: number('BENCH_SECONDS', 1.5),
    }),
  timers: (system) => timerLateness(system),
  people: (system) => searchPeople(system, { count: number('BENCH_PEOPLE', 30_000) }),
  designer: ({ http }) => useDesigner(http, { elements: number('BENCH_ELEMENTS', 300) }),
  // last: it fills the database
  lists: (system) => listQueries(system, { few: 2000, many: number('BENCH_CASES', 1_000_000) }),
};
// needs Java and Maven, so it runs only when it is named
const usual = Object.keys(scenarios).filter((scenario) => scenario !== 'peers');
const results = {};
try {
  for (const database of databases)
    await admin.query(`create database ${database} character set utf8mb4 collate utf8mb4_bin`);
  const system = await benchSystem({
    root,
    databaseUrl: `${base}/${name}`,
    redisUrl: `${process.env.XIAOWU_TEST_REDIS_URL}/10`,
    prefix: name,
    folder,
  });
  for (const [scenario, run] of Object.entries(scenarios)) {
    if (!(wanted.length > 0 ? wanted : usual).includes(scenario)) continue;
    results[scenario] = await run(system);
    printed[scenario](results[scenario]);
  }
  await system.close();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  // a run that failed leaves transactions open, which would hold up the drop
  const [open] = await admin.query('select id from information_schema.processlist where db like ?', [`${name}%`]);
  for (const { id } of open) await admin.query(`kill ${id}`).catch(() => undefined);
  for (const database of databases) await admin.query(`drop database if exists ${database}`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(results));
process.exit();
