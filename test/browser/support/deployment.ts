import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { copiedDatabase } from '../../support/copied-database.js';
import type { FreshDatabase } from '../../support/databases.js';

const root = join(__dirname, '../../..');

/** The two ways to run: SQLite with in-process jobs, or MariaDB/MySQL with BullMQ, server and worker apart. */
export type Mode = 'embedded' | 'production';
export const modes: readonly Mode[] = ['embedded', 'production'];

/** A running system, as its users meet it: real processes, real databases. */
export interface Deployment {
  readonly url: string;
  readonly mode: Mode;
  /** Lets every timer of the running cases that is due within `days` be due now. */
  elapse(days: number): Promise<void>;
  /** Gives up all waiting jobs of a kind, as after the last of many tries that ended so. */
  giveUp(kind: string, lastError: string): Promise<void>;
  stop(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

function launch(script: string, env: NodeJS.ProcessEnv): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(root, 'server/dist', script)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-20_000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { child, output: () => text };
}

async function awaitReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Expected the server to be ready, but it said:\n${output()}`);
}

const stopChild = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  });

/** What both processes of a system are started with; its own keys in Redis, so that runs at the same time do not meet. */
async function environmentOf({ url: databaseUrl, dataFolder }: FreshDatabase): Promise<NodeJS.ProcessEnv> {
  const isEmbedded = databaseUrl === undefined;
  return {
    ...process.env,
    NODE_ENV: 'test',
    PORT: String(await freePort()),
    XIAOWU_DATA: dataFolder,
    XIAOWU_DEMONSTRATION: '1',
    DATABASE_URL: databaseUrl ?? '',
    REDIS_URL: isEmbedded ? '' : `${process.env.XIAOWU_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379'}/9`,
    XIAOWU_REDIS_PREFIX: `xiaowu_test_${randomBytes(6).toString('hex')}`,
  };
}

/** A server that answers, and its address. */
async function startServer(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; url: string }> {
  const url = `http://127.0.0.1:${env.PORT}`;
  const { child, output } = launch('main.js', env);
  await awaitReady(url, child, output);
  return { child, url };
}

/** Leaves a database as the first start of the built system leaves it. */
async function fill(empty: FreshDatabase): Promise<void> {
  const { child } = await startServer(await environmentOf(empty));
  await stopChild(child);
}

/** Starts the built system on a fresh database with the demonstration school, and with the `settings` of its environment. */
export async function deploy(mode: Mode, settings: NodeJS.ProcessEnv = {}): Promise<Deployment> {
  const isEmbedded = mode === 'embedded';
  const database = await copiedDatabase(isEmbedded ? 'sqlite' : 'mysql', 'started', fill);
  const { dataFolder } = database;
  const databaseUrl = database.url ?? '';
  const env = { ...(await environmentOf(database)), ...settings };
  const server = await startServer(env);
  const worker = isEmbedded ? undefined : launch('worker.js', env);

  return {
    url: server.url,
    mode,
    elapse: (days) =>
      isEmbedded
        ? onSqlite(
            dataFolder,
            "update job set due_at = strftime('%Y-%m-%d %H:%M:%f', 'now') where status = 'pending' and due_at < strftime('%Y-%m-%d %H:%M:%f', 'now', ?)",
            [`+${days} days`],
          )
        : onMysql(
            databaseUrl,
            "update job set due_at = utc_timestamp(3) where status = 'pending' and due_at < utc_timestamp(3) + interval ? day",
            [days],
          ),
    giveUp(kind, lastError) {
      const sql = "update job set status = 'dead', attempts = 10, last_error = ? where status = 'pending' and kind = ?";
      return isEmbedded ? onSqlite(dataFolder, sql, [lastError, kind]) : onMysql(databaseUrl, sql, [lastError, kind]);
    },
    async stop() {
      await Promise.all([stopChild(server.child), worker && stopChild(worker.child)]);
      await database.drop();
    },
  };
}

async function onMysql(databaseUrl: string, sql: string, values: (string | number)[]): Promise<void> {
  const connection = await createConnection(databaseUrl);
  await connection.query(sql, values);
  await connection.end();
}

async function onSqlite(data: string, sql: string, values: string[]): Promise<void> {
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const database = new DatabaseSync(join(data, 'xiaowu.sqlite'), { timeout: 5000 });
  database.prepare(sql).run(...values);
  database.close();
}
