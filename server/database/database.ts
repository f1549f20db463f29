/** A value bound to a `?` of a statement. Times are UTC strings made by `toSqlTime`. */
export type SqlValue = string | number | null;

/** A statement with its values; `?` is the placeholder on every dialect, rows of an insert are written out by `insertRows`. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly SqlValue[];
  /**
   * Of a select of one row with its `id`: the row is locked until the transaction ends, where the dialect has row
   * locks. Names what is locked, e.g. the table.
   */
  readonly locks?: string;
  /** How an insert is written, so that those of several transactions can become one. */
  readonly insert?: InsertParts;
}

/** `head` row, row, … `tail`. */
export interface InsertParts {
  /** `insert into … (…) values ` */
  readonly head: string;
  /** `(?, ?)` */
  readonly row: string;
  readonly count: number;
  /** Empty, or the `upsert`. */
  readonly tail: string;
}

export type Dialect = 'sqlite' | 'mysql';

/** Reads outside a transaction: each statement sees what was committed before it. */
export interface Reader {
  readonly dialect: Dialect;
  query<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
}

/**
 * One transaction, READ COMMITTED. On MySQL the first round trip carries `START TRANSACTION`, and everything
 * that was enqueued travels with `COMMIT` in the last one: a command costs as many round trips as it has
 * reads that depend on each other, plus one.
 */
export interface Transaction extends Reader {
  /** Sends a write now (after everything enqueued so far) and gives the number of rows it changed. */
  execute(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /** Adds a write that is sent, in order, before the next read or with the commit. A failing one rolls all back. */
  enqueue(statement: string | Statement, values?: readonly SqlValue[]): void;
  /** Several reads in one round trip, in this order; rows per statement. */
  queryAll(statements: readonly Statement[]): Promise<unknown[][]>;
  /** ` FOR UPDATE` where the dialect has row locks, else empty (SQLite has one writer at a time anyway). */
  readonly forUpdate: string;
  /** ` FOR UPDATE SKIP LOCKED` where the dialect has it, else empty. */
  readonly forUpdateSkipLocked: string;
  /** Runs once the transaction is committed; never when it is rolled back. Its failure is logged, not thrown. */
  afterCommit(run: () => void | Promise<void>): void;
}

/**
 * The database of either dialect. Injected everywhere as the class itself.
 * `transaction` commits what `work` did when it resolves and rolls back when it throws; deadlocks and lock
 * timeouts of MySQL are tried again (at most 3 times), so `work` must have no effect but through `tx`.
 */
export abstract class Database implements Reader {
  abstract readonly dialect: Dialect;
  /** How often it was asked so far; tests hold commands to their limit. */
  roundTrips = 0;
  abstract query<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  abstract transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;

  /**
   * Like `transaction`, and to `work` it is one: but works that are asked for while others are under way share one
   * commit (decisions/commands-share-a-commit.md). For work that locks a row by `Statement.locks`, reads, and then
   * only enqueues: what reads after it wrote, or is held up by others, is run again in a transaction of its own.
   */
  abstract sharedTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  abstract close(): Promise<void>;
}
