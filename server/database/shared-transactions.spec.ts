import { createConnection } from 'mysql2/promise';
import { databases, mysqlServer, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import type { Database, Transaction } from './database.js';
import { insertRows } from './insert-rows.js';
import { isUniqueViolation } from './is-unique-violation.js';
import { SharedTransactions } from './shared-transactions.js';

/** A promise and what resolves it. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

const lock = (period: string) => ({
  sql: 'select period as id, value from serial_counter where period = ?',
  values: [period],
  locks: 'serial_counter',
});

async function valueOf(tx: Transaction, period: string): Promise<number> {
  const [rows] = (await tx.queryAll([lock(period)])) as [{ value: number }[]];
  return rows[0]?.value ?? -1;
}

/** What a command does: lock, read, enqueue. */
async function increment(tx: Transaction, period: string): Promise<number> {
  const value = (await valueOf(tx, period)) + 1;
  tx.enqueue('update serial_counter set value = ? where period = ?', [value, period]);
  tx.enqueue(insertRows('login_failure', [{ account: `${period} ${value}`, failures: 1, last_at: '2026-01-01' }]));
  return value;
}

const periods = Array.from({ length: 40 }, (_, i) => `p${i}`);

describe.each(databases)('transactions that share a commit on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;
  const counters = () =>
    database.query<{ period: string; value: number }>('select period, value from serial_counter where value > 0');
  const marks = async () =>
    (await database.query<{ account: string }>('select account from login_failure order by account')).map(
      ({ account }) => account,
    );

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    database = opened.database;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await database.transaction(async (tx) => {
      tx.enqueue('delete from serial_counter');
      tx.enqueue('delete from login_failure');
      tx.enqueue(
        insertRows(
          'serial_counter',
          periods.map((period) => ({ period, value: 0 })),
        ),
      );
    });
  });

  it('are all saved, in far fewer round trips than by themselves', async () => {
    const before = database.roundTrips;
    const values = await Promise.all(
      periods.map((period) => database.sharedTransaction((tx) => increment(tx, period))),
    );
    expect(values).toEqual(periods.map(() => 1));
    expect(database.roundTrips - before).toBeLessThanOrEqual(periods.length / 4);
    expect(await counters()).toHaveLength(periods.length);
    expect(await marks()).toEqual(periods.map((period) => `${period} 1`).sort());
  });

  it('go in groups of like size, so that one is computed while the database has the others', async () => {
    const sizes: number[] = [];
    const { given: allBegan, give } = signal();
    let begun = 0;
    const shared = new SharedTransactions({
      dialect,
      once: (work) =>
        database.transaction(async (tx) => {
          const before = begun;
          const running = work(tx);
          sizes.push(begun - before);
          if (begun === 32) give();
          return running;
        }),
      alone: (work) => database.transaction(work),
    });
    await Promise.all(
      periods.slice(0, 32).map((period) =>
        shared.run(async (tx) => {
          begun += 1;
          if (dialect === 'mysql') await allBegan;
          return increment(tx, period);
        }),
      ),
    );
    expect(sizes).toEqual([11, 11, 10]);
    expect(await counters()).toHaveLength(32);
  });

  it('do what a transaction does when there is only one', async () => {
    const before = database.roundTrips;
    expect(await database.sharedTransaction((tx) => increment(tx, 'p7'))).toBe(1);
    expect(database.roundTrips - before).toBeLessThanOrEqual(2);
    expect(await counters()).toEqual([{ period: 'p7', value: 1 }]);
  });

  it('save nothing of one that refuses, and all of the others', async () => {
    const answers = await Promise.allSettled(
      periods.map((period, i) =>
        database.sharedTransaction(async (tx) => {
          const value = await increment(tx, period);
          if (i % 3 === 0) throw new Error(`no ${period}`);
          return value;
        }),
      ),
    );
    const accepted = periods.filter((_, i) => i % 3 !== 0);
    expect((await counters()).map(({ period }) => period).sort()).toEqual([...accepted].sort());
    expect(await marks()).toEqual(accepted.map((period) => `${period} 1`).sort());
    expect(answers[0]).toMatchObject({ status: 'rejected', reason: { message: 'no p0' } });
    expect(answers[1]).toEqual({ status: 'fulfilled', value: 1 });
  });

  it('give the error of the database to the one that caused it, and save the others', async () => {
    const answers = await Promise.allSettled(
      periods.map((period, i) =>
        database.sharedTransaction(async (tx) => {
          const value = await increment(tx, period);
          if (i === 5) tx.enqueue(insertRows('serial_counter', [{ period: 'p0', value: 9 }]));
          return value;
        }),
      ),
    );
    const [refused] = answers.filter(({ status }) => status === 'rejected');
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(answers[5]).toBe(refused);
    expect(isUniqueViolation((refused as PromiseRejectedResult).reason)).toBe(true);
    const others = periods.filter((period) => period !== 'p5');
    expect((await counters()).map(({ period }) => period).sort()).toEqual([...others].sort());
    expect(await marks()).toEqual(others.map((period) => `${period} 1`).sort());
  });

  it('do not lose what two change of one row', async () => {
    const one = periods[0] ?? '';
    const values = await Promise.all(
      Array.from({ length: 12 }, () => database.sharedTransaction((tx) => increment(tx, one))),
    );
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(await counters()).toEqual([{ period: one, value: 12 }]);
  });

  it('let work read what it wrote', async () => {
    const values = await Promise.all(
      periods.slice(0, 6).map((period) =>
        database.sharedTransaction(async (tx) => {
          await increment(tx, period);
          return increment(tx, period);
        }),
      ),
    );
    expect(values).toEqual([2, 2, 2, 2, 2, 2]);
    const changed = await Promise.all(
      periods
        .slice(0, 6)
        .map((period) =>
          database.sharedTransaction((tx) =>
            tx.execute('update serial_counter set value = 7 where period = ?', [period]),
          ),
        ),
    );
    expect(changed).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('answer after the commit, and call afterCommit once for each that was saved', async () => {
    const calls: string[] = [];
    await Promise.allSettled(
      periods.map(async (period, i) => {
        await database.sharedTransaction(async (tx) => {
          await increment(tx, period);
          tx.afterCommit(() => void calls.push(period));
          if (i % 2 === 1) throw new Error('no');
        });
        const [row] = await database.query<{ value: number }>('select value from serial_counter where period = ?', [
          period,
        ]);
        expect(row?.value).toBe(1);
        expect(calls).toContain(period);
      }),
    );
    expect(calls.sort()).toEqual(periods.filter((_, i) => i % 2 === 0).sort());
  });

  it('do not wait for work that is busy with something else', async () => {
    const slow = signal();
    const runs: string[] = [];
    const busy = database.sharedTransaction(async (tx) => {
      runs.push('busy');
      const value = await increment(tx, 'p0');
      if (runs.length === 1) await slow.given;
      return value;
    });
    const others = periods.slice(1).map((period) => database.sharedTransaction((tx) => increment(tx, period)));
    expect(await Promise.all(others)).toEqual(others.map(() => 1));
    slow.give();
    expect(await busy).toBe(1);
    expect(await counters()).toHaveLength(periods.length);
  });

  it('find no row that is not there', async () => {
    const values = ['nothing', ...periods].map((period) =>
      database.sharedTransaction(async (tx) => ({ period, value: await valueOf(tx, period) })),
    );
    expect((await Promise.all(values)).filter(({ value }) => value === -1)).toEqual([{ period: 'nothing', value: -1 }]);
  });
});

describe('transactions that share a commit on MySQL', () => {
  let opened: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    opened = await openTestDatabase('mysql');
    database = opened.database;
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await database.transaction(async (tx) => {
      tx.enqueue('delete from serial_counter');
      tx.enqueue('delete from login_failure');
      tx.enqueue(
        insertRows(
          'serial_counter',
          periods.map((period) => ({ period, value: 0 })),
        ),
      );
    });
  });
  const saved = () => database.query('select period from serial_counter where value > 0');

  it('do not wait for a row that another transaction has locked; who wants it does', async () => {
    const held = signal();
    const done = signal();
    const holder = database.transaction(async (tx) => {
      await increment(tx, 'p3');
      held.give();
      await done.given;
    });
    await held.given;
    const all = periods.map((period) => database.sharedTransaction((tx) => increment(tx, period)));
    await Promise.all(all.filter((_, i) => i !== 3));
    expect(await saved()).toHaveLength(periods.length - 1);
    done.give();
    await holder;
    expect(await all[3]).toBe(2);
  });

  it('are saved whole or not at all when the connection is cut', async () => {
    const killer = await createConnection(mysqlServer());
    const answers = await Promise.allSettled(
      periods.map((period, i) =>
        database.sharedTransaction(async (tx) => {
          const [rows, [connection]] = (await tx.queryAll([lock(period), { sql: 'select connection_id() as id' }])) as [
            { value: number }[],
            { id: number }[],
          ];
          if (i === 0 && connection) await killer.query(`kill ${connection.id}`);
          const value = (rows[0]?.value ?? 0) + 1;
          tx.enqueue('update serial_counter set value = ? where period = ?', [value, period]);
          tx.enqueue(insertRows('login_failure', [{ account: period, failures: 1, last_at: '2026-01-01' }]));
        }),
      ),
    );
    await killer.end();
    const kept = await database.query<{ period: string }>('select period from serial_counter where value > 0');
    const marked = await database.query<{ account: string }>('select account from login_failure');
    expect(kept.map(({ period }) => period).sort()).toEqual(marked.map(({ account }) => account).sort());
    // whose connection ends while the commit is on its way cannot know whether it was saved: whoever asks again finds out
    const ok = periods.filter((_, i) => answers[i]?.status === 'fulfilled');
    expect(kept.map(({ period }) => period)).toEqual(expect.arrayContaining(ok));
  });
});
