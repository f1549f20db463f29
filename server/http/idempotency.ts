import { createHash } from 'node:crypto';
import type { Database, Reader, Transaction } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { toSqlTime } from '../database/sql-time.js';
import { httpMessages } from '../locales/zh-CN/http.js';
import { ApiFailure } from './api-error.js';
import type { AuthenticatedRequest } from './authenticated-request.js';

/** One writing call: who makes it, the `Idempotency-Key` header if there was one, and what was asked for. */
export interface WritingCall {
  readonly personId: string;
  readonly key: string | undefined;
  /** Everything that makes it this call: route, ids and body. */
  readonly body: unknown;
  /** May be committed together with other calls: `Database.sharedTransaction`. */
  readonly sharesCommit?: boolean;
}

/** The call that a request is. */
export function callOf(request: AuthenticatedRequest, body: unknown): WritingCall {
  const key = request.headers['idempotency-key'];
  return {
    personId: request.person.id,
    key: typeof key === 'string' ? key : undefined,
    body: [request.method, request.url, body],
  };
}

/**
 * Runs `work` in one transaction and keeps its answer under the key in that very transaction: a call that is
 * repeated, even at the same moment or after a crash, is done once and answered the same. Without a key it is
 * just a transaction. Throws 409 when the key was used for something else.
 */
export async function idempotent<Answer>(
  database: Database,
  { personId, key, body, sharesCommit = false }: WritingCall,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const transaction = (run: (tx: Transaction) => Promise<Answer>) =>
    sharesCommit ? database.sharedTransaction(run) : database.transaction(run);
  if (key === undefined || key === '') return transaction(work);
  if (key.length > 80) throw new ApiFailure(400, 'idempotency.keyTooLong', httpMessages.idempotencyKeyTooLong);
  const hash = createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex');
  try {
    return await transaction(async (tx) => {
      const answer = await work(tx);
      const kept = { person_id: personId, idempotency_key: key, request_hash: hash };
      const response = JSON.stringify(answer ?? null);
      tx.enqueue(insertRows('idempotency_key', [{ ...kept, response, created_at: toSqlTime(new Date()) }]));
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
