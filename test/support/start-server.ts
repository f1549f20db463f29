import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { join } from 'node:path';
import { createApp } from '../../server/create-app.js';
import type { Database, Dialect } from '../../server/database/database.js';
import { openDatabase } from '../../server/database/open-database.js';
import { DefinitionLoader } from '../../server/definitions/definition-loader.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { loadDemonstration } from '../../server/organization/demonstration/load-demonstration.js';
import { ApiClient } from './api-client.js';
import { copiedDatabase } from './copied-database.js';
import { type FreshDatabase, freshDatabase } from './databases.js';
import { DeclaredAnswers } from './declared-answers.js';

const definitionsFolder = join(__dirname, '../../process-definitions');

/** The whole server in this process, on a fresh database with the demonstration school. */
export interface TestServer {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** A client signed in as the person with this 工号. */
  signIn(account: string): Promise<ApiClient>;
  close(): Promise<void>;
}

/** `jobs`: run due jobs in this process, too (default true). `definitions`: folder instead of the shipped one. */
export async function startServer(
  dialect: Dialect,
  options: { jobs?: boolean; definitions?: string } = {},
): Promise<TestServer> {
  const definitions = options.definitions ?? definitionsFolder;
  // other definitions are of one test alone
  const fresh =
    definitions === definitionsFolder
      ? await copiedDatabase(dialect, 'shipped', async (empty) => (await begin(empty, definitions)).app.close())
      : await freshDatabase(dialect);
  const { app, database } = await begin(fresh, definitions);
  if (options.jobs !== false) await app.get(JobRunner).start();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    database,
    url,
    async signIn(account) {
      const client = new ApiClient(url);
      await client.signIn(account);
      return client;
    },
    async close() {
      await app.get(JobRunner).stop();
      await app.close();
      await fresh.drop();
    },
  };
}

/** The application on this database; what is there already it leaves as it is. */
async function begin(
  { url, dataFolder }: FreshDatabase,
  definitions: string,
): Promise<{ app: NestFastifyApplication; database: Database }> {
  process.env.XIAOWU_DATA = dataFolder;
  delete process.env.REDIS_URL;
  const database = await openDatabase({ ...(url !== undefined && { url }), dataFolder });
  await loadDemonstration(database, definitionsFolder);
  const app = await createApp(database, [new DeclaredAnswers()]);
  await app.get(DefinitionLoader).load(definitions);
  return { app, database };
}
