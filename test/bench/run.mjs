// `npm run bench`: how fast a 同意 is, as ratios to the raw floor of the same database in the same run.
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
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
const { benchData, chainSteps, handlerNumber, writeBenchDefinitions } = await import('./bench-definition.mjs');
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
  for (const database of [name, `${name}_floor`]) await admin.query(`create database ${database} character set utf8mb4 collate utf8mb4_bin`);
  writeBenchDefinitions(folder, root);
  // a fair ratio wants its sides measured close together: floor, server, HTTP for each concurrency
  const floor = await rawFloor(`${base}/${name}_floor`, 400);
  const inside = await startInside();
  const http = await startHttp();
  for (const concurrency of concurrencies) {
    const figures = {};
    for (const [side, { once, prepare }] of Object.entries({ floor, inside, http })) {
      const run = async (operations) => {
        await prepare?.(operations, concurrency);
        return measure(concurrency, operations, once);
      };
      const trial = await run(concurrency * 30);
      figures[side] = await run(Math.max(concurrency * 30, Math.min(8000, Math.round(trial.perSecond * seconds))));
    }
    rows.push({ concurrency, ...figures, insideRatio: figures.inside.perSecond / figures.floor.perSecond, httpRatio: figures.http.perSecond / figures.floor.perSecond });
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
console.log('\n同意 per second on MariaDB, each beside the raw floor (bare mysql2, same rows, one transaction) of this run\n');
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

/** Cases that wait at their first step, made before the clock runs; every worker goes through them one by one. */
function chains(submit) {
  const ready = [];
  const open = new Map();
  return {
    async prepare(operations, concurrency) {
      const wanted = Math.ceil(operations / chainSteps) + concurrency - ready.length;
      let left = Math.max(0, wanted);
      const work = async () => {
        while (left-- > 0) ready.push({ taskId: await submit(), left: chainSteps });
      };
      await Promise.all(Array.from({ length: 8 }, work));
      open.clear();
    },
    next(worker) {
      const known = open.get(worker);
      if (known && known.left > 0) return known;
      const fresh = ready.pop();
      open.set(worker, fresh);
      return fresh;
    },
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
  const [handler] = await database.query('select id, name, number from person where number = ?', [handlerNumber]);
  const by = { ...handler, keys: [handler.id], seesAll: false, kind: 'teacher', departmentId: null, isProcessAdministrator: false };
  const client = await prepared(() => app.listen(0, '127.0.0.1').then(() => app.getUrl()));
  const cases = chains(client.submit);
  return {
    prepare: cases.prepare,
    async once(worker) {
      const chain = cases.next(worker);
      const { nextTaskId } = await database.transaction((tx) => acts.complete(tx, chain.taskId, by, { opinion: '同意' }));
      chain.taskId = nextTaskId;
      chain.left -= 1;
    },
    close: () => app.close(),
  };
}

async function startHttp() {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = { ...process.env, DATABASE_URL: `${base}/${name}`, REDIS_URL: `${process.env.XIAOWU_TEST_REDIS_URL}/10`, XIAOWU_REDIS_PREFIX: name, XIAOWU_DEFINITIONS: folder, XIAOWU_DATA: folder, PORT: String(port) };
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const client = await prepared(async () => {
    for (let i = 0; i < 300; i++) {
      const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
      if (answer?.ok) return url;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Expected the server to be ready within 30 s, but it is not.');
  });
  const handler = new HttpClient(url);
  await handler.signIn(handlerNumber);
  const cases = chains(client.submit);
  return {
    prepare: cases.prepare,
    async once(worker) {
      const chain = cases.next(worker);
      const { nextTaskId } = await handler.post(`/api/tasks/${chain.taskId}/complete`, { opinion: '同意' });
      chain.taskId = nextTaskId;
      chain.left -= 1;
    },
    async close() {
      handler.close();
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

/** An applicant who submits cases over HTTP; the first open task is the handler's. */
async function prepared(start) {
  const url = await start();
  const applicant = new HttpClient(url);
  await applicant.signIn('2003000354');
  const handler = new HttpClient(url);
  await handler.signIn(handlerNumber);
  return {
    async submit() {
      const { id } = await applicant.post('/api/applications', { itemKey: 'bench-chain' });
      await applicant.post(`/api/applications/${id}/submit`, { data: benchData() });
      const { myTaskId } = await handler.get(`/api/applications/${id}`);
      if (!myTaskId) throw new Error(`Expected a task for the handler in ${id} ${randomUUID()}, but found none.`);
      return myTaskId;
    },
  };
}
