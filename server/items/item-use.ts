import { encodeTime } from 'ulid';
import type { Reader } from '../database/database.js';

const dayMs = 86_400_000;

/** Keys by the number of cases of the last 30 days: ids are ULIDs, so the newest cases are one range of the primary key. */
export async function popularKeys(reader: Reader, now: Date): Promise<string[]> {
  const rows = await reader.query<{ item_key: string }>(
    "select item_key from instance where id >= ? and status <> 'draft' group by item_key order by count(*) desc, item_key limit 50",
    [encodeTime(now.getTime() - 30 * dayMs, 10)],
  );
  return rows.map(({ item_key }) => item_key);
}

/** Keys of the person's newest cases, newest first; not of those that another case called for them. */
export async function recentKeys(reader: Reader, personId: string): Promise<Set<string>> {
  const rows = await reader.query<{ item_key: string }>(
    'select item_key from instance where applicant_id = ? and parent_job_id is null order by id desc limit 50',
    [personId],
  );
  return new Set(rows.map(({ item_key }) => item_key));
}
