import type { Reader, SqlValue } from '../database/database.js';

/** What a message says of its receiver. */
export interface MessageAddress {
  readonly name: string;
  /** The key that the receiver waits with; null = none. */
  readonly correlationKey: string | null;
  /** The case it is for; null = whoever waits for it. */
  readonly applicationId: string | null;
  /** The case that sent it; null = somebody outside. */
  readonly senderId: string | null;
}

export interface Receiver {
  readonly instanceId: string;
  /** The engine's job that waits for it. */
  readonly jobId: string;
}

interface WaitingRow {
  instance_id: string;
  engine_job_id: string;
  is_linked: number;
}

/**
 * The one case that waits for the message now; null when none does, `several` when it is not clear who. Without a key a
 * case's message is first for the cases that it started or that started it. Where one case waits at several places,
 * the outermost takes it: it was armed first.
 */
export async function findReceiver(reader: Reader, address: MessageAddress): Promise<Receiver | 'several' | null> {
  const { name, correlationKey, applicationId, senderId } = address;
  const values: SqlValue[] = [senderId, senderId, name];
  let where = "s.kind = 'message' and s.name = ? and i.status = 'running'";
  if (applicationId !== null) {
    where += ' and s.instance_id = ?';
    values.push(applicationId);
  }
  if (correlationKey !== null) {
    where += ' and s.correlation_key = ?';
    values.push(correlationKey);
  } else if (senderId !== null) where += ' and s.correlation_key is null';
  const rows = await reader.query<WaitingRow>(
    `select s.instance_id, s.engine_job_id,
       case when i.parent_id = ? or i.id = (select parent_id from instance where id = ?) then 1 else 0 end as is_linked
     from subscription s join instance i on i.id = s.instance_id where ${where} order by is_linked desc, s.instance_id limit 50`,
    values,
  );
  const linked = rows.filter((row) => Number(row.is_linked) === 1);
  const waiting = linked.length > 0 && correlationKey === null ? linked : rows;
  const [first] = waiting;
  if (!first) return null;
  if (waiting.some(({ instance_id }) => instance_id !== first.instance_id)) return 'several';
  const jobs = waiting
    .map(({ engine_job_id }) => engine_job_id)
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  return { instanceId: first.instance_id, jobId: jobs[0] ?? first.engine_job_id };
}
