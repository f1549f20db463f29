import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import { rowsRead } from '../../test/support/rows-read.js';
import { insertRows } from '../database/insert-rows.js';
import { todoIds, todoPosition, type TodoFilter, type TodoSort } from './todo-query.js';

jest.setTimeout(120_000);

const many = 20_000;
const limit = 20;
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const idOf = (n: number): string => `task-${String(n).padStart(6, '0')}`;
/** Every third task has a limit, many have the same; the latest task is due first. */
const dueOf = (n: number): string | null =>
  n % 3 === 0 ? `2026-09-${String(28 - Math.floor(n / 1000)).padStart(2, '0')} 08:00:00.000` : null;
const isOffered = (n: number): boolean => n % 2 === 0;

const task = (n: number) => ({
  ...{ id: idOf(n), instance_id: `case-${n}`, engine_task_id: 't', element_id: 'review', activity_id: 'a' },
  ...{ step_name: '审核', assignee: isOffered(n) ? null : 'reviewer', status: isOffered(n) ? 'offered' : 'assigned' },
  ...{ origin: 'step', item_key: `item-${n % 7}`, item_name: '事项', applicant_id: 'a', applicant_name: '许明远' },
  ...{ applicant_number: '2003000053', created_at: '2026-09-01 08:00:00.000', due_at: dueOf(n), urge_count: 0 },
});
const candidate = (n: number) => ({
  ...{ candidate: 'role:reviewers', task_id: idOf(n), instance_id: `case-${n}`, due_at: dueOf(n) },
});
/** What the order by 时限 means: those with a limit first, the earliest first. */
const byDue = range(0, many).sort((a, b) => {
  const [first, second] = [dueOf(a) ?? '9', dueOf(b) ?? '9'];
  return first === second ? a - b : first < second ? -1 : 1;
});
const ordered: Readonly<Record<TodoSort, readonly number[]>> = {
  oldest: range(0, many),
  newest: range(0, many).reverse(),
  due: byDue,
};
const orders: readonly TodoSort[] = ['newest', 'oldest', 'due'];

describe.each(databases)('a page of 20,000 待办 on %s', (dialect) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(dialect);
    await test.database.transaction(async (tx) => {
      for (let from = 0; from < many; from += 1000) {
        const numbers = range(from, from + 1000);
        tx.enqueue(insertRows('task', numbers.map(task)));
        tx.enqueue(insertRows('task_candidate', numbers.filter(isOffered).map(candidate)));
      }
    });
    // what the optimizers go by
    await test.database.transaction(
      async (tx) => void (await tx.query(dialect === 'mysql' ? 'analyze table task, task_candidate' : 'analyze')),
    );
  });
  afterAll(() => test?.close());

  const positionOf = (sort: TodoSort, n: number) => todoPosition(sort, { id: idOf(n), due_at: dueOf(n) });
  const pageOf = (sort: TodoSort, after: string | null, filter: TodoFilter = {}) =>
    todoIds('reviewer', ['role:reviewers'], filter, limit, after, sort);

  it.each(orders)('follows the one before without a gap: %s', async (sort) => {
    const expected = ordered[sort];
    // at the start, within the limits, over their end, and within those without
    for (const from of [0, 20, 3000, 6660, 15_000]) {
      const last = expected[from - 1];
      const { sql, values } = pageOf(sort, last === undefined ? null : positionOf(sort, last));
      const found = await test.database.query<{ id: string }>(sql, values);
      expect(found.map(({ id }) => id)).toEqual(expected.slice(from, from + limit).map(idOf));
    }
  });

  it.each(orders)('reads no more than it shows, wherever it stands: %s', async (sort) => {
    for (const from of [undefined, 3000, 15_000]) {
      const page = pageOf(sort, from === undefined ? null : positionOf(sort, ordered[sort][from] ?? 0));
      if (dialect === 'mysql') expect(await rowsRead(test.database, page)).toBeLessThan(20 * limit);
      else {
        const plan = await test.database.query<{ detail: string }>(`explain query plan ${page.sql}`, page.values);
        const steps = plan.map(({ detail }) => detail);
        expect(steps.filter((step) => /^SEARCH/.test(step))).not.toEqual([]);
        expect(steps.filter((step) => /^SCAN [tc]\b/.test(step))).toEqual([]);
      }
    }
  });
});
