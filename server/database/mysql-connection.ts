import type { SqlValue } from './database.js';

type Done<Result> = (error: Error | null, result: Result) => void;

/** The part of mysql2's callback API that is used: its promises make a stack trace for every statement. */
interface Asked {
  query(sql: string, values: readonly SqlValue[], done: Done<unknown>): void;
}
export interface MysqlConnection extends Asked {
  release(): void;
  /** Closes it instead of giving it back. */
  destroy(): void;
}
export interface MysqlPool extends Asked {
  getConnection(done: Done<MysqlConnection>): void;
  on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): void;
}

/** The rows of a select, the result of a write; a list of them when `sql` holds several statements. */
export async function ask(asked: Asked, sql: string, values: readonly SqlValue[] = []): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      asked.query(sql, values, (error, result) => (error ? reject(error) : resolve(result)));
    });
  } catch (error) {
    // mysql2's own begins at its socket and tells nothing
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}

export function takeConnection(pool: MysqlPool): Promise<MysqlConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
}
