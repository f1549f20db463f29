import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { writeBenchDefinitions } from './bench-definition.mjs';
import { cpuOf, databasePid, ownCpu } from './cpu-clock.mjs';
import { HttpClient } from './http-client.mjs';
import { measure, median } from './measure.mjs';
import { openTasks } from './open-tasks.mjs';
import { rawFloor } from './raw-floor.mjs';
import { startServer } from './started-server.mjs';

const concurrencies = [1, 8, 32];
const handlers = 40;

/**
 * 同意 per second, inside the server and over HTTP, beside the raw floor. The three are measured one after the other in
 * every round and compared within it; what is reported is the median of the rounds, because others use the machine too.
 */
export async function completeTask({ root, databaseUrl, floorUrl, redisUrl, prefix, folder, rounds, seconds }) {
  const connection = await createConnection(databaseUrl);
  const floor = await rawFloor(floorUrl, 400);
  const inside = await insideServer({ root, databaseUrl, folder, connection });
  const http = await overHttp({ root, databaseUrl, redisUrl, prefix, folder, people: inside.people });
  const tasks = openTasks(connection, await http.applicant());
  const database = await databasePid(connection);
  const clocks = { bench: ownCpu, ...(database !== null && { database: () => cpuOf(database) }) };
  const sides = {
    floor: { once: floor.once, clocks },
    inside: { once: () => inside.complete(tasks.next()), prepare: tasks.prepare, clocks },
    http: {
      once: () => http.complete(tasks.next()),
      prepare: tasks.prepare,
      clocks: { ...clocks, server: () => cpuOf(http.pid) },
    },
  };
  const rows = [];
  for (const concurrency of concurrencies) {
    const measured = { floor: [], inside: [], http: [] };
    for (let round = 0; round < rounds; round++)
      for (const [name, side] of Object.entries(sides))
        measured[name].push(await measureSide(side, concurrency, seconds, measured[name].at(-1)));
    rows.push({ concurrency, ...summary(measured) });
  }
  for (const side of [floor, http, inside]) await side.close();
  await connection.end();
  return rows;
}

async function measureSide({ once, prepare, clocks }, concurrency, seconds, before) {
  const run = async (operations) => {
    await prepare?.(operations);
    return measure(concurrency, operations, once, clocks);
  };
  const { perSecond } = before ?? (await run(concurrency * 12));
  return run(Math.max(concurrency * 20, Math.min(1500, Math.round(perSecond * seconds))));
}

function summary({ floor, inside, http }) {
  const middle = (list, read) => median(list.map(read));
  const side = (list) => ({
    perSecond: middle(list, (one) => one.perSecond),
    p95Ms: middle(list, (one) => one.p95Ms),
    cpuMs: Object.fromEntries(Object.keys(list[0].cpuMs).map((name) => [name, middle(list, (one) => one.cpuMs[name])])),
  });
  const cpu = ({ cpuMs }) => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
  const cpuRatio = (list) => median(list.map((one, round) => cpu(floor[round]) / cpu(one)));
  const ratio = (list) => median(list.map((one, round) => one.perSecond / floor[round].perSecond));
  return {
    floor: side(floor),
    inside: side(inside),
    http: side(http),
    insideRatio: ratio(inside),
    httpRatio: ratio(http),
    insideCpuRatio: cpuRatio(inside),
    httpCpuRatio: cpuRatio(http),
  };
}

/** The whole application in this process; a 同意 is the call of its controller, as HTTP would make it. */
async function insideServer({ root, databaseUrl, folder }) {
  await import('reflect-metadata');
  const load = (path) => import(join(root, 'server/dist', path));
  const { openDatabase } = await load('database/open-database.js');
  const { loadDemonstration } = await load('organization/demonstration/load-demonstration.js');
  const { createApp } = await load('create-app.js');
  const { DefinitionLoader } = await load('definitions/definition-loader.js');
  const { TaskActsController } = await load('tasks/task-acts.controller.js');
  const database = await openDatabase({ url: databaseUrl, dataFolder: folder });
  await loadDemonstration(database, join(root, 'process-definitions'));
  const people = await database.query(
    `select id, name, number, kind, department_id as departmentId from person
      where kind = 'teacher' and is_active = 1 and number <> '2003000053' order by number limit ${handlers}`,
  );
  writeBenchDefinitions(
    folder,
    people.map(({ number }) => number),
  );
  const app = await createApp(database);
  await app.get(DefinitionLoader).load(folder);
  const controller = app.get(TaskActsController);
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    people,
    complete({ id, assignee }) {
      const person = byId.get(assignee);
      const request = { method: 'POST', url: `/api/tasks/${id}/complete`, person, roles: ['user'], groups: [] };
      const headers = { 'idempotency-key': randomUUID() };
      return controller.complete({ ...request, headers }, id, { opinion: '同意' });
    },
    close: () => app.close(),
  };
}

/** The server as a process of its own, each handler signed in. */
async function overHttp({ root, databaseUrl, redisUrl, prefix, folder, people }) {
  const server = await startServer(root, {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    XIAOWU_REDIS_PREFIX: prefix,
    XIAOWU_DEFINITIONS: folder,
    XIAOWU_DATA: folder,
  });
  const clients = new Map();
  const signedIn = async (number) => {
    const client = new HttpClient(server.url);
    await client.signIn(number);
    return client;
  };
  for (const { id, number } of people) clients.set(id, await signedIn(number));
  return {
    pid: server.pid,
    applicant: () => signedIn('2003000053'),
    complete: ({ id, assignee }) => clients.get(assignee).post(`/api/tasks/${id}/complete`, { opinion: '同意' }),
    async close() {
      for (const client of clients.values()) client.close();
      await server.close();
    },
  };
}
