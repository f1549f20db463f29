import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { writeBenchDefinitions } from './bench-definition.mjs';
import { HttpClient } from './http-client.mjs';
import { openTasks } from './open-tasks.mjs';
import { startServer } from './started-server.mjs';

const handlers = 40;
const applicantNumber = '2003000053';

/**
 * The system that is measured, on a fresh database with the made-up school: the application in this process (`inside`),
 * and a server as a process of its own (`http`) with every handler signed in.
 */
export async function benchSystem({ root, databaseUrl, redisUrl, prefix, folder }) {
  const connection = await createConnection(databaseUrl);
  const inside = await insideServer({ root, databaseUrl, folder });
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    XIAOWU_REDIS_PREFIX: prefix,
    XIAOWU_DEFINITIONS: folder,
    XIAOWU_DATA: folder,
  };
  const http = await overHttp({ root, env, people: inside.people });
  const applicant = await http.signedIn(applicantNumber);
  return {
    connection,
    inside,
    http,
    applicant,
    root,
    env,
    tasks: openTasks(connection, applicant),
    async close() {
      await http.close();
      await inside.close();
      await connection.end();
    },
  };
}

/** A 同意 here is the call of its controller, as HTTP would make it. */
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
      where kind = 'teacher' and is_active = 1 and number <> ? order by number limit ${handlers}`,
    [applicantNumber],
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

async function overHttp({ root, env, people }) {
  const server = await startServer(root, env);
  const clients = new Map();
  const signedIn = async (number) => {
    const client = new HttpClient(server.url);
    await client.signIn(number);
    return client;
  };
  for (const { id, number } of people) clients.set(id, await signedIn(number));
  return {
    url: server.url,
    pid: server.pid,
    signedIn,
    complete: ({ id, assignee }) => clients.get(assignee).post(`/api/tasks/${id}/complete`, { opinion: '同意' }),
    async close() {
      for (const client of clients.values()) client.close();
      await server.close();
    },
  };
}
