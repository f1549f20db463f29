const batch = 20_000;
/** What lists read of a case. */
export const listTables = ['instance', 'task', 'task_candidate', 'participation'];
/** All that every case has. */
export const allTables = [...listTables, 'record', 'command_log', 'form_change'];
/** Columns that hold an id of a case, a task or a row; copies get ids of their own in them. */
const isId = (column) => ['id', 'instance_id', 'task_id'].includes(column);

/**
 * Multiplies the cases of a database until there are `wanted`: whole rows, so that they are as large and as widely
 * spread over people as those they come from. Gives how many there are.
 */
export async function multiplyCases(connection, wanted, tables) {
  const count = async () => (await connection.query('select count(*) as n from instance'))[0][0].n;
  await connection.query(
    "create temporary table template as select id from instance where status <> 'draft' and char_length(id) = 26",
  );
  const [[{ usable }]] = await connection.query('select count(*) as usable from template');
  const copiesPerBatch = Math.max(1, Math.floor(batch / usable));
  await connection.query('set session unique_checks = 0, foreign_key_checks = 0');
  await connection.query('create temporary table copy_number (n int not null)');
  let copied = 0;
  for (let there = await count(); there < wanted; there += copied) {
    const copies = Math.min(copiesPerBatch, Math.ceil((wanted - there) / usable));
    await connection.query('delete from copy_number');
    await connection.query('insert into copy_number values ?', [
      // never one that was there before: a batch adds at least as many cases as it has numbers
      Array.from({ length: copies }, (_, i) => [there + i]),
    ]);
    for (const table of tables) await copyRows(connection, table);
    copied = copies * usable;
  }
  for (const table of tables) await connection.query(`analyze table ${table}`);
  await connection.query('drop temporary table template, copy_number');
  return count();
}

async function copyRows(connection, table) {
  const [columns] = await connection.query(
    'select column_name as name from information_schema.columns where table_schema = database() and table_name = ? order by ordinal_position',
    [table],
  );
  const names = columns.map(({ name }) => name);
  // 流水号 are unique
  const value = (name) => {
    if (isId(name)) return `concat(s.${name}, lpad(hex(c.n), 6, '0'))`;
    return table === 'instance' && name === 'serial_number' ? 'null' : `s.${name}`;
  };
  const ofCase = table === 'instance' ? 's.id' : 's.instance_id';
  await connection.query(
    `insert into ${table} (${names.join(', ')}) select ${names.map(value).join(', ')}
      from ${table} s join template t on t.id = ${ofCase} cross join copy_number c`,
  );
}
