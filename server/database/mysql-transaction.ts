import type { QueryRunner } from 'typeorm';
import type { SqlValue, Statement, Transaction } from './database.js';

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

  constructor(
    private readonly runner: QueryRunner,
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

  enqueue(sql: string, values: readonly SqlValue[] = []): void {
    this.pending.push({ sql, values });
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
    if (this.isOpen) await this.runner.query('rollback');
    this.isOpen = false;
  }

  /** Sends what is pending and then `statements` in one round trip; results of `statements` only. */
  private async send(statements: readonly Statement[]): Promise<unknown[]> {
    const all = [...(this.isOpen ? [] : [begin]), ...this.pending, ...statements];
    this.pending = [];
    this.isOpen = true;
    this.countRoundTrip();
    const sql = all.map((statement) => statement.sql).join(';\n');
    const results: unknown = await this.runner.query(
      sql,
      all.flatMap((statement) => statement.values ?? []),
    );
    const list = all.length === 1 ? [results] : (results as unknown[]);
    return list.slice(all.length - statements.length);
  }
}
