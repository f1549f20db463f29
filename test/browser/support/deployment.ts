import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

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

/** Starts the built system on a fresh database with the demonstration school, and with the `settings` of its environment. */
export async function deploy(mode: Mode, settings: NodeJS.ProcessEnv = {}): Promise<Deployment> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = mkdtempSync(join(tmpdir(), 'xiaowu-browser-'));
  const name = `xiaowu_test_${randomBytes(6).toString('hex')}`;
  const base = process.env.XIAOWU_TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';
  const databaseUrl = `${base}/${name}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'test',
    PORT: String(port),
    XIAOWU_DATA: data,
    XIAOWU_DEMONSTRATION: '1',
    DATABASE_URL: mode === 'production' ? databaseUrl : '',
    REDIS_URL: mode === 'production' ? `${process.env.XIAOWU_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379'}/9` : '',
    // own keys for every deployment, so that runs at the same time do not meet
    XIAOWU_REDIS_PREFIX: name,
    ...settings,
  };
  if (mode === 'production') {
    const connection = await createConnection(base);
    await connection.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
    await connection.end();
  }
  const server = launch('main.js', env);
  await awaitReady(url, server.child, server.output);
  const worker = mode === 'production' ? launch('worker.js', env) : undefined;

  return {
    url,
    mode,
    elapse: (days) =>
      mode === 'production'
        ? onMysql(
            databaseUrl,
            "update job set due_at = utc_timestamp(3) where status = 'pending' and due_at < utc_timestamp(3) + interval ? day",
            [days],
          )
        : onSqlite(
            data,
            "update job set due_at = strftime('%Y-%m-%d %H:%M:%f', 'now') where status = 'pending' and due_at < strftime('%Y-%m-%d %H:%M:%f', 'now', ?)",
            [`+${days} days`],
          ),
    giveUp(kind, lastError) {
      const sql = "update job set status = 'dead', attempts = 10, last_error = ? where status = 'pending' and kind = ?";
      return mode === 'production'
        ? onMysql(databaseUrl, sql, [lastError, kind])
        : onSqlite(data, sql, [lastError, kind]);
    },
    async stop() {
      await Promise.all([stopChild(server.child), worker && stopChild(worker.child)]);
      if (mode === 'production') {
        const connection = await createConnection(base);
        await connection.query(`drop database if exists ${name}`);
        await connection.end();
      }
      rmSync(data, { recursive: true, force: true });
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
