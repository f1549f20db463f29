import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import { rowsRead } from '../../test/support/rows-read.js';
import type { SqlValue } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { overdueSteps } from '../instances/limits/supervised-steps.js';
import { supervisedIds } from './supervised-query.js';

jest.setTimeout(120_000);

const at = '2026-09-14 08:00:00.000';
const cases = 5000;
const idOf = (n: number) => `case-${String(n).padStart(6, '0')}`;

describe.each(databases)('supervisedIds on %s', (dialect) => {
  let opened: TestDatabase;

  /** Each case has two late steps; the last one has ended. */
  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    const numbers = Array.from({ length: cases }, (_, i) => i + 1);
    await opened.database.transaction(async (tx) => {
      for (let first = 0; first < cases; first += 500) {
        const some = numbers.slice(first, first + 500);
        tx.enqueue(
          insertRows(
            'instance',
            some.map((n) => ({
              ...{ id: idOf(n), item_key: 'late', item_name: '办理慢的事项', definition_version: 1 },
              ...{ applicant_id: 'applicant', applicant_name: '许明远', applicant_number: '2003000053' },
              ...{ status: n === cases ? 'completed' : 'running', current_steps: '[]', is_returned: 0, revision: 1 },
              ...{ data: '{}', trail: '{}', log_sequence: 0, log_hash: '', created_at: at, updated_at: at },
            })),
          ),
        );
        tx.enqueue(
          insertRows(
            'task_supervision',
            some.flatMap((n) =>
              ['a', 'b'].map((step) => ({
                ...{ person_id: 'head', task_id: `${idOf(n)}-${step}`, instance_id: idOf(n), since: at },
                ended_at: n === cases ? at : null,
              })),
            ),
          ),
        );
      }
    });
    // what its optimizer goes by
    if (dialect === 'mysql') await opened.database.query('analyze table task_supervision, instance');
  });
  afterAll(() => opened?.close());

  const ids = async (...query: Parameters<typeof supervisedIds>) => {
    const { sql, values } = supervisedIds(...query);
    return (await opened.database.query<{ id: string }>(sql, values)).map(({ id }) => id);
  };
  const all = { where: [], values: [] };
  const running = { where: ["i.status = 'running'"], values: [] };

  it('gives every case once, page by page, in both orders', async () => {
    expect(await ids('head', running, 3)).toEqual([idOf(4999), idOf(4998), idOf(4997)]);
    expect(await ids('head', running, 2, idOf(4997))).toEqual([idOf(4996), idOf(4995)]);
    expect(await ids('head', all, 2, undefined, 'oldest')).toEqual([idOf(1), idOf(2)]);
    expect(await ids('head', all, 2, idOf(2), 'oldest')).toEqual([idOf(3), idOf(4)]);
    expect(await ids('somebody', all, 2)).toEqual([]);
  });

  it.each([
    ['alone', all],
    ['with a condition on the case', running],
  ])('reads no more than a page, %s', async (_name, filter) => {
    expect(await rowsOfPage(filter)).toBeLessThan(400);
  });

  it('asks for the steps of a page by the index of its cases', async () => {
    if (dialect !== 'sqlite') return;
    const plan: string[] = [];
    const reader = {
      dialect,
      query: async <Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]> => {
        const steps = await opened.database.query<{ detail: string }>(`explain query plan ${sql}`, values);
        plan.push(...steps.map(({ detail }) => detail));
        return [];
      },
    };
    await overdueSteps(reader, 'head', [idOf(10), idOf(11)]);
    expect(plan[0]).toMatch(/task_supervision_(open|case) .*instance_id=\?/);
  });

  /** Of a page of 20 far on. SQLite tells what it does, MariaDB how many rows it read. */
  async function rowsOfPage(filter: typeof running | typeof all): Promise<number> {
    const { sql, values } = supervisedIds('head', filter, 21, idOf(4000));
    if (dialect === 'sqlite') {
      const plan = await opened.database.query<{ detail: string }>(`explain query plan ${sql}`, values);
      const steps = plan.map(({ detail }) => detail).join('\n');
      expect(steps).toContain('task_supervision_open');
      expect(steps).not.toMatch(/TEMP B-TREE|SCAN/);
      return 0;
    }
    return rowsRead(opened.database, { sql, values });
  }
});
