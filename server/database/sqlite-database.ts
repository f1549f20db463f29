import { DataSource, type QueryRunner } from 'typeorm';
import { runAfterCommit } from './after-commit.js';
import { Database, type SqlValue, type Statement, type Transaction } from './database.js';
import { migrations } from './migrations.js';
import { SharedTransactions } from './shared-transactions.js';
import { sqliteDriver } from './sqlite-driver.js';
import { WriteLock } from './write-lock.js';

class SqliteTransaction implements Transaction {
  readonly dialect = 'sqlite';
  readonly forUpdate = '';
  readonly forUpdateSkipLocked = '';
  readonly callbacks: (() => void | Promise<void>)[] = [];
  private pending: Statement[] = [];

  constructor(private readonly runner: QueryRunner) {}

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    await this.flush();
    return (await this.runner.query(sql, [...values])) as Row[];
  }

  async queryAll(statements: readonly Statement[]): Promise<unknown[][]> {
    const results: unknown[][] = [];
    for (const { sql, values } of statements) results.push(await this.query(sql, values));
    return results;
  }

  async execute(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    await this.flush();
    const { affected } = await this.runner.query(sql, [...values], true);
    return Number(affected ?? 0);
  }

  enqueue(statement: string | Statement, values: readonly SqlValue[] = []): void {
    this.pending.push(typeof statement === 'string' ? { sql: statement, values } : statement);
  }

  afterCommit(run: () => void | Promise<void>): void {
    this.callbacks.push(run);
  }

  async flush(): Promise<void> {
    const statements = this.pending;
    this.pending = [];
    for (const { sql, values } of statements) await this.runner.query(sql, [...(values ?? [])]);
  }
}

/** SQLite: one writer at a time with BEGIN IMMEDIATE, readers on a connection of their own (WAL snapshot). */
export class SqliteDatabase extends Database {
  readonly dialect = 'sqlite';
  private readonly lock = new WriteLock();
  private readonly shared = new SharedTransactions({
    dialect: this.dialect,
    once: (work) => this.transaction(work),
    alone: (work) => this.transaction(work),
  });

  private constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {
    super();
  }

  /** Opens the file (made when missing) and migrates it. */
  static async open(file: string): Promise<SqliteDatabase> {
    const driver = await sqliteDriver();
    const shared = { type: 'better-sqlite3', database: file, driver, timeout: 5000, statementCacheSize: 500 } as const;
    const writer = new DataSource({ ...shared, migrations, enableWAL: true });
    await writer.initialize();
    await writer.query('pragma synchronous = normal');
    await writer.runMigrations({ transaction: 'each' });
    const reader = new DataSource({ ...shared, readonly: true });
    await reader.initialize();
    return new SqliteDatabase(writer, reader);
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    this.roundTrips += 1;
    return (await this.reader.query(sql, [...values])) as Row[];
  }

  sharedTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.shared.run(work);
  }

  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const free = await this.lock.acquire();
    const runner = this.writer.createQueryRunner();
    const tx = new SqliteTransaction(runner);
    let result: Result;
    try {
      await runner.query('begin immediate');
      try {
        result = await work(tx);
        await tx.flush();
        await runner.query('commit');
      } catch (error) {
        await runner.query('rollback');
        throw error;
      }
    } finally {
      free();
    }
    await runAfterCommit(tx.callbacks);
    return result;
  }

  async close(): Promise<void> {
    const free = await this.lock.acquire();
    await this.reader.destroy();
    await this.writer.destroy();
    free();
  }
}
