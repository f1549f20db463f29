import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import type { Database } from './database.js';
import { isUniqueViolation } from './is-unique-violation.js';
import { fromSqlTime, toSqlTime } from './sql-time.js';

describe.each(databases)('database on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;
  const counter = async () =>
    (await database.query<{ value: number }>("select value from serial_counter where period = 'p'"))[0]?.value;

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    database = opened.database;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await database.transaction(async (tx) => {
      await tx.execute('delete from serial_counter');
      tx.enqueue("insert into serial_counter (period, value) values ('p', 0)");
    });
  });

  it('keeps what a transaction wrote, in the order it was asked for', async () => {
    await database.transaction(async (tx) => {
      tx.enqueue("update serial_counter set value = 5 where period = 'p'");
      const [row] = await tx.query<{ value: number }>("select value from serial_counter where period = 'p'");
      expect(row?.value).toBe(5);
      expect(await tx.execute("update serial_counter set value = value + 1 where period = 'p'")).toBe(1);
      tx.enqueue("update serial_counter set value = value * 2 where period = 'p'");
    });
    expect(await counter()).toBe(12);
  });

  it('undoes everything when the work throws', async () => {
    const work = database.transaction(async (tx) => {
      await tx.execute("update serial_counter set value = 99 where period = 'p'");
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await counter()).toBe(0);
  });

  it('undoes everything when a write that travels with the commit fails', async () => {
    const work = database.transaction(async (tx) => {
      await tx.execute("update serial_counter set value = 99 where period = 'p'");
      tx.enqueue("insert into serial_counter (period, value) values ('p', 1)");
      tx.enqueue("insert into serial_counter (period, value) values ('q', 1)");
    });
    const error: unknown = await work.catch((failure: unknown) => failure);
    expect(isUniqueViolation(error)).toBe(true);
    expect(await counter()).toBe(0);
    expect(await database.query("select * from serial_counter where period = 'q'")).toEqual([]);
  });

  it('does not lose increments of 50 transactions at once', async () => {
    const increment = () =>
      database.transaction(async (tx) => {
        const [row] = await tx.query<{ value: number }>(
          `select value from serial_counter where period = 'p'${tx.forUpdate}`,
        );
        tx.enqueue("update serial_counter set value = ? where period = 'p'", [(row?.value ?? 0) + 1]);
      });
    await Promise.all(Array.from({ length: 50 }, increment));
    expect(await counter()).toBe(50);
  });

  it('shows readers nothing that is not committed', async () => {
    await database.transaction(async (tx) => {
      await tx.execute("update serial_counter set value = 7 where period = 'p'");
      expect(await counter()).toBe(0);
    });
    expect(await counter()).toBe(7);
  });

  it('calls afterCommit once, and not after a rollback', async () => {
    const calls: string[] = [];
    await database.transaction(async (tx) => {
      await tx.query('select 1');
      tx.afterCommit(() => void calls.push('committed'));
    });
    await database
      .transaction(async (tx) => {
        tx.afterCommit(() => void calls.push('undone'));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(calls).toEqual(['committed']);
  });

  it('gives the rows of several reads', async () => {
    const [one, two] = await database.transaction((tx) =>
      tx.queryAll([{ sql: 'select 1 as n' }, { sql: 'select ? as n', values: [2] }]),
    );
    expect([one, two]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  it('keeps times to the millisecond', async () => {
    const at = '2026-02-28T23:59:59.007Z';
    await database.transaction(async (tx) =>
      tx.enqueue("insert into login_failure (account, failures, last_at) values ('t', 1, ?)", [toSqlTime(at)]),
    );
    const [row] = await database.query<{ last_at: string }>("select last_at from login_failure where account = 't'");
    expect(fromSqlTime(row?.last_at ?? '')).toBe(at);
  });

  it('begins, writes and commits in as few round trips as the dialect allows', async () => {
    const before = database.roundTrips;
    await database.transaction(async (tx) => {
      await tx.query(`select value from serial_counter where period = 'p'${tx.forUpdate}`);
      for (let i = 0; i < 6; i++) tx.enqueue("update serial_counter set value = value + 1 where period = 'p'");
    });
    expect(database.roundTrips - before).toBeLessThanOrEqual(2);
    expect(await counter()).toBe(6);
  });
});

describe('a transaction on MySQL', () => {
  it('reads after a lock what was committed while it waited, on every connection', async () => {
    const { database, close } = await openTestDatabase('mysql');
    await database.transaction(async (tx) => {
      for (const period of ['lock', 'other'])
        tx.enqueue('insert into serial_counter (period, value) values (?, 0)', [period]);
    });
    for (const round of [1, 2]) {
      let isHeld: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (isHeld = resolve));
      const reads = { sql: "select value from serial_counter where period = 'other'" };
      const lock = (tx: { forUpdate: string }) => ({
        sql: `select value from serial_counter where period = (select min(period) from serial_counter)${tx.forUpdate}`,
      });
      let isAsked: () => void = () => undefined;
      const asked = new Promise<void>((resolve) => (isAsked = resolve));
      const holder = database.transaction(async (tx) => {
        await tx.queryAll([lock(tx)]);
        isHeld();
        await asked;
        tx.enqueue('update serial_counter set value = ?', [round]);
      });
      await held;
      const waiters = [1, 2, 3].map(() => database.transaction((tx) => tx.queryAll([lock(tx), reads])));
      await database.query('select sleep(0.3)');
      isAsked();
      await holder;
      expect(await Promise.all(waiters)).toEqual(waiters.map(() => [[{ value: round }], [{ value: round }]]));
    }
    await close();
  });
});
