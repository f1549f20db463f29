import type { SqlValue, Statement, Transaction } from './database.js';
import { ask, type MysqlConnection } from './mysql-connection.js';

const begin: Statement = { sql: 'start transaction' };
const commit: Statement = { sql: 'commit' };

/** A transaction that begins with its first statement and sends as many statements as possible in one round trip. */
export class MysqlTransaction implements Transaction {
  readonly dialect = 'mysql';
  readonly forUpdate = ' for update';
  readonly forUpdateSkipLocked = ' for update skip locked';
  readonly callbacks: (() => void | Promise<void>)[] = [];
  private pending: Statement[] = [];
  private isOpen = false;
  private connection: MysqlConnection | null = null;

  constructor(
    private readonly connect: () => Promise<MysqlConnection>,
    private readonly countRoundTrip: () => void,
  ) {}

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    const [rows] = await this.send([{ sql, values }]);
    return rows as Row[];
  }

  async queryAll(statements: readonly Statement[]): Promise<unknown[][]> {
    return (await this.send(statements)) as unknown[][];
  }

  async execute(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const [result] = await this.send([{ sql, values }]);
    return (result as { affectedRows: number }).affectedRows;
  }

  enqueue(statement: string | Statement, values: readonly SqlValue[] = []): void {
    this.pending.push(typeof statement === 'string' ? { sql: statement, values } : statement);
  }

  afterCommit(run: () => void | Promise<void>): void {
    this.callbacks.push(run);
  }

  async commit(): Promise<void> {
    if (!this.isOpen && this.pending.length === 0) return;
    await this.send([commit]);
    this.isOpen = false;
  }

  async rollback(): Promise<void> {
    if (!this.isOpen || this.connection === null) return;
    const connection = this.connection;
    try {
      await ask(connection, 'rollback');
      this.isOpen = false;
    } catch {
      // nobody else may go on with what this one left open
      this.connection = null;
      connection.destroy();
    }
  }

  release(): void {
    this.connection?.release();
    this.connection = null;
  }

  /** Sends what is pending and then `statements` in one round trip; results of `statements` only. */
  private async send(statements: readonly Statement[]): Promise<unknown[]> {
    this.connection ??= await this.connect();
    const all = this.isOpen ? [...this.pending, ...statements] : [begin, ...this.pending, ...statements];
    this.pending = [];
    this.isOpen = true;
    this.countRoundTrip();
    const values: SqlValue[] = [];
    let sql = '';
    for (const statement of all) {
      sql += sql === '' ? statement.sql : `;\n${statement.sql}`;
      if (statement.locks !== undefined) sql += this.forUpdate;
      if (statement.values) values.push(...statement.values);
    }
    const results = await ask(this.connection, sql, values);
    return all.length === 1 ? [results] : (results as unknown[]).slice(all.length - statements.length);
  }
}
