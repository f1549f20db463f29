import type { Database } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { upsert } from '../database/upsert.js';

/** After so many wrong passwords in a row the account is locked for a while. */
export const failuresToLock = 5;
export const lockMinutes = 15;

/** Minutes until the account may try again, 0 when it is not locked. */
export async function lockedMinutes(database: Database, account: string, now: Date): Promise<number> {
  const [row] = await database.query<{ locked_until: string | null }>(
    'select locked_until from login_failure where account = ?',
    [account],
  );
  if (!row?.locked_until) return 0;
  return Math.max(0, Math.ceil((Date.parse(fromSqlTime(row.locked_until)) - now.getTime()) / 60_000));
}

export async function countFailure(database: Database, account: string, now: Date): Promise<void> {
  const at = toSqlTime(now);
  const until = toSqlTime(new Date(now.getTime() + lockMinutes * 60_000));
  // a failure a lock's length ago no longer counts
  const forgotten = toSqlTime(new Date(now.getTime() - lockMinutes * 60_000));
  await database.transaction(async (tx) => {
    tx.enqueue('delete from login_failure where account = ? and last_at < ?', [account, forgotten]);
    tx.enqueue(
      `insert into login_failure (account, failures, locked_until, last_at) values (?, 1, null, ?)${upsert(tx.dialect, ['account'], 'failures = login_failure.failures + 1, last_at = new.last_at')}`,
      [account, at],
    );
    tx.enqueue('update login_failure set locked_until = ? where account = ? and failures >= ?', [
      until,
      account,
      failuresToLock,
    ]);
  });
}

export async function forgetFailures(database: Database, account: string): Promise<void> {
  await database.transaction((tx) => tx.execute('delete from login_failure where account = ?', [account]));
}
