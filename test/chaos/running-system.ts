import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { DefinitionContent } from '../../server/contract/definitions.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/case-steps.js';
import { mysqlServer } from '../support/databases.js';

const root = join(__dirname, '../..');
const redisServer = process.env.XIAOWU_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Server and worker as processes of their own on MySQL and Redis, to be killed and started again. */
export class RunningSystem {
  private readonly others: ChildProcess[] = [];

  private constructor(
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
    private readonly databaseName: string,
    private readonly connection: Connection,
    private server: ChildProcess | null,
    private worker: ChildProcess | null,
    private readonly redisUrl: string,
  ) {}

  /** `redisDatabase` is nobody else's: it is flushed. `more` of the environment. */
  static async start(
    definitions: { readonly [key: string]: DefinitionContent },
    redisDatabase: number,
    more: NodeJS.ProcessEnv = {},
  ): Promise<RunningSystem> {
    const redisUrl = `${redisServer}/${redisDatabase}`;
    const folder = mkdtempSync(join(tmpdir(), 'xiaowu-chaos-'));
    const databaseName = `xiaowu_test_${randomBytes(6).toString('hex')}`;
    const connection = await createConnection(mysqlServer());
    await connection.query(`create database ${databaseName} character set utf8mb4 collate utf8mb4_bin`);
    await connection.query(`use ${databaseName}`);
    const port = await freePort();
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      PORT: String(port),
      XIAOWU_DATA: folder,
      XIAOWU_DEFINITIONS: writeDefinitions(folder, definitions),
      XIAOWU_DEMONSTRATION: '1',
      DATABASE_URL: `${mysqlServer()}/${databaseName}`,
      REDIS_URL: redisUrl,
      XIAOWU_REDIS_PREFIX: databaseName,
      ...more,
    };
    const url = `http://127.0.0.1:${port}`;
    const system = new RunningSystem(url, env, folder, databaseName, connection, null, null, redisUrl);
    await system.startServer();
    system.startWorker();
    return system;
  }

  async startServer(): Promise<void> {
    const server = launch('main.js', this.env);
    this.server = server;
    await isReady(this.url, server);
  }

  /** One more server on the same database and Redis; gives its address. */
  async startAnother(): Promise<string> {
    const port = await freePort();
    const another = launch('main.js', { ...this.env, PORT: String(port) });
    this.others.push(another);
    const url = `http://127.0.0.1:${port}`;
    await isReady(url, another);
    return url;
  }

  killServer(): Promise<void> {
    return kill(this.server);
  }

  startWorker(): void {
    this.worker = launch('worker.js', this.env);
  }

  killWorker(): Promise<void> {
    return kill(this.worker);
  }

  /**
   * Starts a worker and kills it in the middle of a job of this kind, whose transaction writes `table`: the job is
   * claimed and its transaction has begun, nothing of it is saved. Its lease is over at once.
   */
  async killWorkerDuring(kind: string, table: string): Promise<void> {
    const holder = await createConnection({ uri: `${mysqlServer()}/${this.databaseName}` });
    try {
      await holder.query(`lock tables ${table} write`);
      this.startWorker();
      await eventually(async () => {
        const claimed = await this.query("select id from job where kind = ? and status = 'running'", [kind]);
        return claimed.length > 0 && (await this.blocked()).length > 0;
      }, 60_000);
      await this.killWorker();
      for (const { id } of await this.blocked()) await this.connection.query(`kill ${id}`).catch(() => undefined);
      await eventually(async () => (await this.blocked()).length === 0);
    } finally {
      await holder.end();
    }
    await this.endLeases();
  }

  /** As after a minute: what a dead worker held may be taken by another. */
  async endLeases(): Promise<void> {
    await this.query("update job set locked_until = '2020-01-01 00:00:00.000' where status = 'running'");
  }

  /** Connections of the worker that wait for a locked table. */
  private blocked(): Promise<{ id: number }[]> {
    return this.query(
      "select id from information_schema.processlist where db = ? and state like 'Waiting for table%'",
      [this.databaseName],
    );
  }

  async signIn(account: string): Promise<ApiClient> {
    const client = new ApiClient(this.url);
    await client.signIn(account);
    return client;
  }

  async query<Row>(sql: string, values: (string | number)[] = []): Promise<Row[]> {
    const [rows] = await this.connection.query<RowDataPacket[]>(sql, values);
    return rows as Row[];
  }

  /** Takes everything out of Redis; gives how many keys there were. */
  async flushRedis(): Promise<number> {
    const redis = new Redis(this.redisUrl);
    const keys = await redis.dbsize();
    await redis.flushdb();
    redis.disconnect();
    return keys;
  }

  async stop(): Promise<void> {
    for (const child of [...this.others, this.server, this.worker]) {
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    }
    await this.connection.query(`drop database if exists ${this.databaseName}`);
    await this.connection.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function isReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline && server.exitCode === null) {
    if ((await fetch(`${url}/api/health/ready`).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Expected the server to be ready, but it is not.');
}

/** kill -9, and gone. */
async function kill(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function launch(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(root, 'server/dist', script)], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function writeDefinitions(folder: string, definitions: { readonly [key: string]: DefinitionContent }): string {
  const target = join(folder, 'definitions');
  cpSync(join(root, 'process-definitions/demonstration'), join(target, 'demonstration'), { recursive: true });
  for (const [key, { bpmn, form, item, print, decisions = [] }] of Object.entries(definitions)) {
    mkdirSync(join(target, key), { recursive: true });
    writeFileSync(join(target, key, 'process.bpmn'), bpmn);
    writeFileSync(join(target, key, 'form.json'), JSON.stringify(form));
    writeFileSync(join(target, key, 'item.json'), JSON.stringify(item));
    writeFileSync(join(target, key, 'print.html'), print);
    for (const { name, dmn } of decisions) writeFileSync(join(target, key, name), dmn);
  }
  return target;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('Expected a port.')),
      );
    });
  });
