import { createConnection } from 'mysql2/promise';
import { freshDatabase, mysqlServer, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import { toApiFailure } from '../http/to-api-failure.js';
import { migrations } from './migrations.js';
import { openDatabase } from './open-database.js';

describe('MySQL connections', () => {
  let opened: TestDatabase;

  beforeAll(async () => {
    opened = await openTestDatabase('mysql');
  }, 60_000);
  afterAll(() => opened.close());

  const inTransactions = <Row>(count: number, sql: string) =>
    Promise.all(
      Array.from({ length: count }, () => opened.database.transaction(async (tx) => (await tx.query<Row>(sql))[0])),
    );

  it('all read what is committed, count in UTC and wait for locks at most ten seconds', async () => {
    const version = await inTransactions<{ isolation: string; zone: string; wait: string; id: number }>(
      8,
      `select connection_id() as id, sleep(0.05), @@session.time_zone as zone, @@innodb_lock_wait_timeout as wait,
        (select variable_value from information_schema.session_variables where variable_name in ('tx_isolation', 'transaction_isolation') limit 1) as isolation`,
    );
    expect(new Set(version.map((row) => row?.id)).size).toBeGreaterThan(1);
    for (const row of version)
      expect(row).toMatchObject({ isolation: expect.stringMatching(/^READ.COMMITTED$/), zone: '+00:00', wait: '10' });
  });

  it('try a transaction again that a deadlock undid', async () => {
    const { database } = opened;
    await database.transaction((tx) => tx.execute("insert into serial_counter values ('a', 0), ('b', 0)"));
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    let arrived = 0;
    let runs = 0;
    const cross = (first: string, second: string) =>
      database.transaction(async (tx) => {
        runs += 1;
        await tx.execute('update serial_counter set value = value + 1 where period = ?', [first]);
        arrived += 1;
        if (arrived === 2) meet();
        await met;
        tx.enqueue('update serial_counter set value = value + 1 where period = ?', [second]);
      });
    await Promise.all([cross('a', 'b'), cross('b', 'a')]);
    expect(runs).toBeGreaterThan(2);
    expect(await database.query('select value from serial_counter order by period')).toEqual([
      { value: 2 },
      { value: 2 },
    ]);
  });

  it('that are cut make a clear error, save nothing and are replaced', async () => {
    const { database } = opened;
    await database.transaction((tx) => tx.execute("insert into serial_counter values ('cut', 0)"));
    const cut = database.transaction(async (tx) => {
      await tx.execute("update serial_counter set value = 1 where period = 'cut'");
      const [row] = await tx.query<{ id: number }>('select connection_id() as id');
      const killer = await createConnection(mysqlServer());
      await killer.query(`kill ${row?.id ?? 0}`);
      await killer.end();
      tx.enqueue("update serial_counter set value = 2 where period = 'cut'");
    });
    const error: unknown = await cut.catch((failure: unknown) => failure);
    expect(toApiFailure(error)).toMatchObject({ status: 503, message: expect.stringMatching(/稍后重试/) });
    expect(await database.query("select value from serial_counter where period = 'cut'")).toEqual([{ value: 0 }]);
    await database.transaction((tx) => tx.execute("update serial_counter set value = 3 where period = 'cut'"));
  });

  it('are opened and migrated by several processes at once', async () => {
    const fresh = await freshDatabase('mysql');
    const all = await Promise.all(Array.from({ length: 3 }, () => openDatabase(fresh)));
    expect(await all[0]?.query('select name from migrations')).toHaveLength(migrations.length);
    await Promise.all(all.map((database) => database.close()));
    await fresh.drop();
  }, 60_000);

  it('to nowhere are refused with the reason', async () => {
    await expect(openDatabase({ url: 'mysql://root@127.0.0.1:1/nothing', dataFolder: '' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
