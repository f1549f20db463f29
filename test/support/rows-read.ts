import type { Database, Statement } from '../../server/database/database.js';

/** How many rows MariaDB or MySQL read for a query, of tables and of what it made on the way; the same on every machine. */
export function rowsRead(database: Database, { sql, values }: Statement): Promise<number> {
  return database.transaction(async (tx) => {
    const read = async () => {
      const status = await tx.query<{ Value: string }>("show session status like 'Handler_read%'");
      return status.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    const before = await read();
    await tx.query(sql, values);
    return (await read()) - before;
  });
}
