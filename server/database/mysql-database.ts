import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { runAfterCommit } from './after-commit.js';
import { Database, type SqlValue, type Transaction } from './database.js';
import { migrations } from './migrations.js';
import { ask, takeConnection, type MysqlPool } from './mysql-connection.js';
import { MysqlTransaction } from './mysql-transaction.js';
import { SharedTransactions } from './shared-transactions.js';

/** Deadlock and lock wait timeout: the transaction was undone through no fault of its own. */
const tryAgain = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);
const attempts = 4;
/** Of every connection. Waiting for a lock longer than this means that something hangs. */
const session =
  "set session transaction isolation level read committed; set time_zone = '+00:00', innodb_lock_wait_timeout = 10";

/** MySQL 8 or MariaDB 10.11. */
export class MysqlDatabase extends Database {
  readonly dialect = 'mysql';
  private readonly shared = new SharedTransactions({
    dialect: this.dialect,
    once: (work) => this.attempt(work),
    alone: (work) => this.transaction(work),
  });

  private constructor(
    private readonly source: DataSource,
    private readonly pool: MysqlPool,
  ) {
    super();
  }

  /** Connects (the database must exist) and migrates, one process at a time. `url` is `mysql://user:password@host:port/name`. */
  static async open(url: string, options: { poolSize?: number } = {}): Promise<MysqlDatabase> {
    const source = new DataSource({
      // `mariadb` speaks to both; the driver is mysql2
      type: 'mariadb',
      url: url.replace(/^mysql:/, 'mariadb:'),
      charset: 'utf8mb4',
      timezone: 'Z',
      dateStrings: true,
      migrations,
      poolSize: options.poolSize ?? 32,
      // statements of one command travel together: decisions/statements-travel-together.md
      extra: { multipleStatements: true },
    });
    await source.initialize();
    const { pool } = source.driver as unknown as { pool: MysqlPool };
    pool.on('connection', (connection) => connection.query(session));
    // the one connection that was there before anybody listened
    await source.query(session);
    const database = new MysqlDatabase(source, pool);
    await database.migrate();
    return database;
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    this.roundTrips += 1;
    return (await ask(this.pool, sql, values)) as Row[];
  }

  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= attempts || !tryAgain.has((error as { code?: string }).code ?? '')) throw error;
        await pause(5 * attempt);
      }
    }
  }

  sharedTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.shared.run(work);
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }

  private async attempt<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const tx = new MysqlTransaction(
      () => takeConnection(this.pool),
      () => (this.roundTrips += 1),
    );
    let result: Result;
    try {
      result = await work(tx);
      await tx.commit();
    } catch (error) {
      await tx.rollback();
      throw error;
    } finally {
      tx.release();
    }
    await runAfterCommit(tx.callbacks);
    return result;
  }

  private async migrate(): Promise<void> {
    const runner = this.source.createQueryRunner();
    // of this database alone: names of locks are known to the whole MySQL server
    const lock = "left(concat('xiaowu.migrate.', database()), 64)";
    try {
      await runner.query(`select get_lock(${lock}, 120)`);
      await this.source.runMigrations({ transaction: 'each' });
    } finally {
      await runner.query(`select release_lock(${lock})`).catch(() => undefined);
      await runner.release();
    }
  }
}
