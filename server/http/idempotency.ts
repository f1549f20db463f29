import { createHash } from 'node:crypto';
import type { Database, Reader, Transaction } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { httpMessages } from '../locales/zh-CN/http.js';
import { ApiFailure } from './api-error.js';

/** One writing call: who makes it, the `Idempotency-Key` header if there was one, and what was asked for. */
export interface WritingCall {
  readonly personId: string;
  readonly key: string | undefined;
  /** Everything that makes it this call: route, ids and body. */
  readonly body: unknown;
}

/**
 * Runs `work` in one transaction and keeps its answer under the key in that very transaction: a call that is
 * repeated, even at the same moment or after a crash, is done once and answered the same. Without a key it is
 * just a transaction. Throws 409 when the key was used for something else.
 */
export async function idempotent<Answer>(
  database: Database,
  { personId, key, body }: WritingCall,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined || key === '') return database.transaction(work);
  if (key.length > 80) throw new ApiFailure(400, 'idempotency.keyTooLong', httpMessages.idempotencyKeyTooLong);
  const hash = createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex');
  try {
    return await database.transaction(async (tx) => {
      const answer = await work(tx);
      tx.enqueue(
        'insert into idempotency_key (person_id, idempotency_key, request_hash, response, created_at) values (?, ?, ?, ?, ?)',
        [personId, key, hash, JSON.stringify(answer ?? null), toSqlTime(new Date())],
      );
      return answer;
    });
  } catch (error) {
    // Either the key is there already, or the work was refused because the first call had done it.
    const stored = await find(database, personId, key);
    if (!stored) throw error;
    if (stored.request_hash !== hash)
      throw new ApiFailure(409, 'idempotency.keyReused', httpMessages.idempotencyKeyReused);
    return JSON.parse(stored.response) as Answer;
  }
}

async function find(reader: Reader, personId: string, key: string) {
  const rows = await reader.query<{ request_hash: string; response: string }>(
    'select request_hash, response from idempotency_key where person_id = ? and idempotency_key = ?',
    [personId, key],
  );
  return rows[0];
}

/** Forgets answers older than seven days: nobody repeats a click that long. */
export async function forgetOldAnswers(database: Database, now: Date): Promise<void> {
  const limit = toSqlTime(new Date(now.getTime() - 7 * 24 * 3600 * 1000));
  await database.transaction((tx) => tx.execute('delete from idempotency_key where created_at < ?', [limit]));
}
