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
import { mysqlServer } from '../support/databases.js';

const root = join(__dirname, '../..');
/** Nobody else's: it is flushed. */
const redisUrl = `${process.env.XIAOWU_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379'}/11`;

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
  ) {}

  static async start(definitions: { readonly [key: string]: DefinitionContent }): Promise<RunningSystem> {
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
    };
    const system = new RunningSystem(`http://127.0.0.1:${port}`, env, folder, databaseName, connection, null, null);
    await system.startServer();
    system.worker = launch('worker.js', env);
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

  /** kill -9, and gone. */
  async killServer(): Promise<void> {
    const server = this.server;
    if (!server || server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
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
    const redis = new Redis(redisUrl);
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
  for (const [key, { bpmn, form, item, print }] of Object.entries(definitions)) {
    mkdirSync(join(target, key), { recursive: true });
    writeFileSync(join(target, key, 'process.bpmn'), bpmn);
    writeFileSync(join(target, key, 'form.json'), JSON.stringify(form));
    writeFileSync(join(target, key, 'item.json'), JSON.stringify(item));
    writeFileSync(join(target, key, 'print.html'), print);
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
