import type { SqlValue } from './database.js';

/** The part of the node:sqlite API that is used; @photostructure/sqlite has the same, prebuilt, for Node 20. */
interface StatementSync {
  all(...values: SqlValue[]): unknown[];
  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number };
  columns(): unknown[];
}
interface DatabaseSync {
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  close(): void;
}
type DatabaseConstructor = new (file: string, options: { readOnly: boolean; timeout: number }) => DatabaseSync;

async function load(): Promise<DatabaseConstructor> {
  const { DatabaseSync } = (await import('@photostructure/sqlite')) as unknown as { DatabaseSync: DatabaseConstructor };
  return DatabaseSync;
}

class PreparedStatement {
  readonly reader: boolean;

  constructor(private readonly statement: StatementSync) {
    this.reader = statement.columns().length > 0;
  }

  all(...values: SqlValue[]): unknown[] {
    return this.statement.all(...values);
  }

  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number } {
    return this.statement.run(...values);
  }
}

/** A class of the shape of better-sqlite3, for TypeORM's driver of that name. */
export async function sqliteDriver() {
  const Connection = await load();
  return class SqliteDriver {
    /** The open connection; only this class uses it. */
    readonly connection: DatabaseSync;

    constructor(file: string, options: { readonly?: boolean; timeout?: number } = {}) {
      this.connection = new Connection(file, { readOnly: options.readonly ?? false, timeout: options.timeout ?? 5000 });
    }

    prepare(sql: string): PreparedStatement {
      return new PreparedStatement(this.connection.prepare(sql));
    }

    pragma(text: string): unknown[] {
      return this.connection.prepare(`pragma ${text}`).all();
    }

    close(): void {
      this.connection.close();
    }
  };
}
