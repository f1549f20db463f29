import type { Reader, SqlValue } from '../../database/database.js';

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
 * case's message is first for the cases that it started or that started it, then for all that came of the same first
 * case. Where one case waits at several places,
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
  let waiting = linked.length > 0 && correlationKey === null ? linked : rows;
  if (isSeveral(waiting) && correlationKey === null && senderId !== null && applicationId === null) {
    const family = await waitingInFamily(reader, name, senderId);
    if (family.length > 0) waiting = family;
  }
  const [first] = waiting;
  if (!first) return null;
  if (isSeveral(waiting)) return 'several';
  const jobs = waiting
    .map(({ engine_job_id }) => engine_job_id)
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  return { instanceId: first.instance_id, jobId: jobs[0] ?? first.engine_job_id };
}

/** Does a case wait for a message of this key that stands still now? It gets the message when it is resumed. */
export async function waitsSuspended(reader: Reader, { name, correlationKey }: MessageAddress): Promise<boolean> {
  if (correlationKey === null) return false;
  const rows = await reader.query(
    `select s.instance_id from subscription s join instance i on i.id = s.instance_id
     where s.kind = 'message' and s.name = ? and s.correlation_key = ? and i.status = 'suspended' limit 1`,
    [name, correlationKey],
  );
  return rows.length > 0;
}

const isSeveral = (rows: readonly WaitingRow[]): boolean =>
  rows.some(({ instance_id }) => instance_id !== rows[0]?.instance_id);

/** Cases that wait for the message, of those that began with the same case as the sender. */
function waitingInFamily(reader: Reader, name: string, senderId: string): Promise<WaitingRow[]> {
  return reader.query<WaitingRow>(
    `with recursive above (id, parent_id) as (
       select id, parent_id from instance where id = ?
       union select i.id, i.parent_id from instance i join above a on i.id = a.parent_id
     ), family (id) as (
       select id from above where parent_id is null
       union select i.id from instance i join family f on i.parent_id = f.id
     )
     select s.instance_id, s.engine_job_id, 0 as is_linked from family f
     join subscription s on s.instance_id = f.id join instance i on i.id = f.id
     where s.kind = 'message' and s.name = ? and s.correlation_key is null and i.status = 'running'
     order by s.instance_id limit 50`,
    [senderId, name],
  );
}
