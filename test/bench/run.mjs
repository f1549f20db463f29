// `npm run bench`: how fast a 同意 is, as ratios to the raw floor of the same database in the same run.
import { spawn } from 'node:child_process';
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
const { benchData, chainSteps, handlerNumbers, writeBenchDefinitions } = await import('./bench-definition.mjs');
const { measure } = await import('./measure.mjs');
const { rawFloor } = await import('./raw-floor.mjs');
const { HttpClient } = await import('./http-client.mjs');

const root = join(import.meta.dirname, '../..');
const concurrencies = [1, 8, 32];
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const base = process.env.XIAOWU_TEST_DATABASE_URL;
const name = `xiaowu_bench_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'xiaowu-bench-'));
const admin = await createConnection(base);
const rows = [];

try {
  for (const database of [name, `${name}_floor`])
    await admin.query(`create database ${database} character set utf8mb4 collate utf8mb4_bin`);
  writeBenchDefinitions(folder, root);
  // a fair ratio wants its sides measured close together: floor, server, HTTP for each concurrency
  const floor = await rawFloor(`${base}/${name}_floor`, 400);
  const inside = await startInside();
  const http = await startHttp();
  for (const concurrency of concurrencies) {
    const figures = {};
    for (const [side, { once, prepare }] of Object.entries({ floor, inside, http })) {
      const run = async (operations) => {
        await prepare?.(operations);
        return measure(concurrency, operations, once);
      };
      const trial = await run(concurrency * 30);
      figures[side] = await run(Math.max(concurrency * 30, Math.min(4000, Math.round(trial.perSecond * seconds))));
    }
    rows.push({
      concurrency,
      ...figures,
      insideRatio: figures.inside.perSecond / figures.floor.perSecond,
      httpRatio: figures.http.perSecond / figures.floor.perSecond,
    });
  }
  await floor.close();
  await inside.close();
  await http.close();
} finally {
  for (const database of [name, `${name}_floor`]) await admin.query(`drop database if exists ${database}`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
}

const round = (n) => Math.round(n * 10) / 10;
console.log(
  '\n同意 per second on MariaDB, each beside the raw floor (bare mysql2, same rows, one transaction) of this run\n',
);
console.table(
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
console.log(JSON.stringify({ scenario: 'complete-task', rows }));
process.exit(0);

/** Open tasks of the chains, read before the clock runs; an operation answers one, and a case serves once a run. */
function openTasks(submit) {
  const database = admin;
  let ready = [];
  const read = async () => {
    const [tasks] = await database.query(
      `select t.id, p.number from ${name}.task t join ${name}.person p on p.id = t.assignee
        where t.status = 'assigned' and t.element_id <> ? order by t.id`,
      [`Step_${chainSteps + 1}`],
    );
    ready = tasks;
  };
  return {
    async prepare(operations) {
      await read();
      let missing = operations - ready.length;
      const work = async () => {
        while (missing-- > 0) await submit();
      };
      await Promise.all(Array.from({ length: 8 }, work));
      await read();
    },
    next: () => ready.pop(),
  };
}

async function startInside() {
  await import('reflect-metadata');
  const load = (path) => import(join(root, 'server/dist', path));
  const { openDatabase } = await load('database/open-database.js');
  const { loadDemonstration } = await load('organization/demonstration/load-demonstration.js');
  const { createApp } = await load('create-app.js');
  const { DefinitionLoader } = await load('definitions/definition-loader.js');
  const { TaskActsService } = await load('tasks/task-acts.service.js');
  const database = await openDatabase({ url: `${base}/${name}`, dataFolder: folder });
  await loadDemonstration(database, folder);
  const app = await createApp(database);
  await app.get(DefinitionLoader).load(folder);
  const acts = app.get(TaskActsService);
  const people = await database.query('select id, name, number from person where number in (?, ?)', handlerNumbers);
  const handlers = new Map(
    people.map((person) => [
      person.number,
      {
        ...person,
        keys: [person.id],
        seesAll: false,
        kind: 'teacher',
        departmentId: null,
        isProcessAdministrator: false,
      },
    ]),
  );
  const tasks = openTasks(await submitter(await app.listen(0, '127.0.0.1').then(() => app.getUrl())));
  return {
    prepare: tasks.prepare,
    async once() {
      const { id, number } = tasks.next();
      await database.transaction((tx) => acts.complete(tx, id, handlers.get(number), { opinion: '同意' }));
    },
    close: () => app.close(),
  };
}

async function startHttp() {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    ...process.env,
    DATABASE_URL: `${base}/${name}`,
    REDIS_URL: `${process.env.XIAOWU_TEST_REDIS_URL}/10`,
    XIAOWU_REDIS_PREFIX: name,
    XIAOWU_DEFINITIONS: folder,
    XIAOWU_DATA: folder,
    PORT: String(port),
  };
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(url);
  const handlers = new Map();
  for (const number of handlerNumbers) {
    const client = new HttpClient(url);
    await client.signIn(number);
    handlers.set(number, client);
  }
  const tasks = openTasks(await submitter(url));
  return {
    prepare: tasks.prepare,
    async once() {
      const { id, number } = tasks.next();
      await handlers.get(number).post(`/api/tasks/${id}/complete`, { opinion: '同意' });
    },
    async close() {
      for (const client of handlers.values()) client.close();
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

async function ready(url) {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Expected the server to be ready within 30 s, but it is not.');
}

/** Gives a function with which an applicant submits one more case over HTTP. */
async function submitter(url) {
  const applicant = new HttpClient(url);
  await applicant.signIn('2003000053');
  return async () => {
    const { id } = await applicant.post('/api/applications', { itemKey: 'bench-chain' });
    await applicant.post(`/api/applications/${id}/submit`, { data: benchData() });
  };
}
