import { createPool } from 'mysql2/promise';

const state = JSON.stringify({ tokens: [{ id: 'a1', at: 'UserTask_1' }], filler: 'x'.repeat(900) });
const now = () => new Date().toISOString().slice(0, 23).replace('T', ' ');

/**
 * What the database itself allows: the rows of one 同意 read and written by bare mysql2 in one transaction,
 * statement by statement: read state, insert record, update instance, update task, insert task, insert outbox.
 */
export async function rawFloor(databaseUrl, instances) {
  const pool = createPool({ uri: databaseUrl, connectionLimit: 32 });
  for (const table of ['instance', 'task', 'record', 'outbox']) await pool.query(`drop table if exists floor_${table}`);
  await pool.query(
    'create table floor_instance (id varchar(40) primary key, state longtext, revision int, updated_at datetime(3), key (updated_at))',
  );
  await pool.query(
    'create table floor_task (id varchar(40) primary key, instance_id varchar(40), assignee varchar(40), status varchar(20), title varchar(200), created_at datetime(3), key (assignee, status, id), key (instance_id, status))',
  );
  await pool.query(
    'create table floor_record (id varchar(40) primary key, instance_id varchar(40), person varchar(60), opinion text, at datetime(3), key (instance_id, id))',
  );
  await pool.query(
    'create table floor_outbox (id varchar(40) primary key, payload text, due_at datetime(3), status varchar(20), key (status, due_at))',
  );
  for (let i = 0; i < instances; i++) {
    await pool.query('insert into floor_instance values (?, ?, 0, ?)', [`i${i}`, state, now()]);
    await pool.query('insert into floor_task values (?, ?, ?, ?, ?, ?)', [
      `i${i}-0`,
      `i${i}`,
      `p${i % 50}`,
      'assigned',
      'floor',
      now(),
    ]);
  }
  const steps = new Int32Array(instances);
  const once = async (operation) => {
    const i = operation % instances;
    const step = steps[i]++;
    const connection = await pool.getConnection();
    try {
      await connection.query('start transaction');
      await connection.query('select * from floor_instance where id = ? for update', [`i${i}`]);
      await connection.query('insert into floor_record values (?, ?, ?, ?, ?)', [
        `r${i}-${step}`,
        `i${i}`,
        'person',
        '同意',
        now(),
      ]);
      await connection.query(
        'update floor_instance set state = ?, revision = revision + 1, updated_at = ? where id = ?',
        [state, now(), `i${i}`],
      );
      await connection.query("update floor_task set status = 'completed' where id = ?", [`i${i}-${step}`]);
      await connection.query('insert into floor_task values (?, ?, ?, ?, ?, ?)', [
        `i${i}-${step + 1}`,
        `i${i}`,
        `p${(i + 1) % 50}`,
        'assigned',
        'floor',
        now(),
      ]);
      await connection.query('insert into floor_outbox values (?, ?, ?, ?)', [
        `o${i}-${step}`,
        '{"kind":"notify"}',
        now(),
        'pending',
      ]);
      await connection.query('commit');
    } finally {
      connection.release();
    }
  };
  return { once, close: () => pool.end() };
}
