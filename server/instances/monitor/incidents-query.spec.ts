import { databases, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { insertRows } from '../../database/insert-rows.js';
import { toSqlTime } from '../../database/sql-time.js';
import type { Administers } from '../../http/administers.js';
import { incidentsQueries } from './incidents-query.js';

jest.setTimeout(120_000);

const many = 100_000;
const cases = 1000;
const items = 200;
const sqlNow = toSqlTime('2026-03-02T08:00:00.000Z');
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const idOf = (n: number): string => String(n).padStart(8, '0');

const instance = (n: number) => ({
  ...{ id: `case-${n}`, item_key: `item-${n % items}`, item_name: 'item', definition_version: 1, status: 'running' },
  ...{ applicant_id: 'a', applicant_name: 'a', applicant_number: '1', current_steps: '[]', is_returned: 0 },
  ...{ revision: 1, data: '{}', trail: '{}', created_at: sqlNow, updated_at: sqlNow },
});
const definition = (n: number) => ({
  ...{ definition_key: `item-${n}`, name: `item-${n}`, search_text: '', topic: '', revision: 1, updated_at: sqlNow },
  department_code: `department-${n % 10}`,
});
const incident = (n: number) => ({
  ...{ id: idOf(n), instance_id: `case-${n % cases}`, engine_incident_id: `i${n}`, item_key: `item-${n % items}` },
  ...{ element_id: 'ask', code: 'job.failed', data: '{}', created_at: sqlNow },
});

describe.each(databases)('a page of 100,000 incidents on %s', (dialect) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(dialect);
    await test.database.transaction(async (tx) => {
      tx.enqueue(insertRows('instance', range(0, cases).map(instance)));
      tx.enqueue(insertRows('definition', range(0, items).map(definition)));
      for (let from = 0; from < many; from += 1000) {
        const { sql, values } = insertRows('incident', range(from, from + 1000).map(incident));
        await tx.execute(sql, values);
      }
    });
    await test.database.transaction(
      async (tx) =>
        void (await tx.query(dialect === 'mysql' ? 'analyze table incident, definition, instance' : 'analyze')),
    );
  });
  afterAll(() => test.close());

  const read = async (query: { item?: string; after?: string }, administers: Administers) => {
    const { page, count } = incidentsQueries({ ...query, limit: 20 }, administers);
    const [rows, [counted]] = await Promise.all([
      test.database.query<{ id: string }>(page.sql, page.values),
      test.database.query<{ total: number }>(count.sql, count.values),
    ]);
    return { ids: rows.map(({ id }) => id), total: Number(counted?.total) };
  };

  it('goes from the newest to the oldest without a gap', async () => {
    const first = await read({}, 'all');
    expect(first).toEqual({ ids: range(0, 21).map((n) => idOf(many - 1 - n)), total: 1000 });
    const second = await read({ after: first.ids[19] ?? '' }, 'all');
    expect(second.ids[0]).toBe(first.ids[20]);
    expect((await read({ after: idOf(5) }, 'all')).ids).toEqual(range(0, 5).map((n) => idOf(4 - n)));
  });

  it('has those of one item, and of administered departments alone', async () => {
    const newest = (isWanted: (n: number) => boolean) => range(0, many).filter(isWanted).slice(-21).reverse().map(idOf);
    expect(await read({ item: 'item-7' }, 'all')).toEqual({ ids: newest((n) => n % items === 7), total: 500 });
    expect(await read({}, ['department-3', 'department-4'])).toEqual({
      ids: newest((n) => n % 10 === 3 || n % 10 === 4),
      total: 1000,
    });
    expect(await read({ item: 'item-7' }, ['department-3'])).toEqual({ ids: [], total: 0 });
    expect(await read({}, [])).toEqual({ ids: [], total: 0 });
  });

  it.each<[string, { item?: string; after?: string }, Administers]>([
    ['all', {}, 'all'],
    ['all, far down', { after: idOf(many / 2) }, 'all'],
    ['one item', { item: 'item-7' }, 'all'],
    ['one item, far down', { item: 'item-7', after: idOf(many / 2) }, 'all'],
    ['a department', {}, ['department-3']],
    ['a department, far down', { after: idOf(many / 2) }, ['department-3']],
  ])('is found in an index: %s', async (_what, query, administers) => {
    const { sql, values } = incidentsQueries({ ...query, limit: 20 }, administers).page;
    if (dialect === 'mysql') {
      const plan = await test.database.query<{ table: string; key: string | null }>(`explain ${sql}`, values);
      // the rows of the page itself, which is all that is joined
      expect(plan.filter(({ table, key }) => key === null && !table.startsWith('<'))).toEqual([]);
    } else {
      const plan = await test.database.query<{ detail: string }>(`explain query plan ${sql}`, values);
      expect(plan.filter(({ detail }) => /^SCAN (?!page)/.test(detail) && !detail.includes('INDEX'))).toEqual([]);
    }
  });
});
