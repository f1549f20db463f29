import type { Page } from '../../server/contract/list.js';
import { insertRows } from '../../server/database/insert-rows.js';
import type { SqlValue, Statement } from '../../server/database/database.js';
import type { ApiClient } from '../support/api-client.js';
import { rowsRead } from '../support/rows-read.js';
import { apply, begin, content, deploy, drawing, end, user } from '../support/small-definition.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(180_000);

const many = 10_000;
const key = 'list-cost';
const applicant = 'person-2003000053';
const reviewer = 'person-2007000023';
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const numbered = (n: number): string => String(n).padStart(8, '0');
const at = (n: number): string =>
  `2026-03-${numbered(1 + Math.floor(n / 1000)).slice(-2)} 08:00:00.${numbered(n % 1000).slice(-3)}`;
const who = { applicant_id: applicant, applicant_name: '许明远', applicant_number: '2003000053' };

/** What a person with 10,000 cases has in each list. */
const rowsOf: Readonly<Record<string, (n: number) => Record<string, SqlValue>>> = {
  instance: (n) => ({
    ...{ id: `case-${numbered(n)}`, serial_number: `2026${numbered(n)}`, item_key: key, item_name: '事项', ...who },
    ...{
      definition_version: 1,
      status: 'running',
      current_steps: '["审核"]',
      is_returned: n % 2,
      revision: 1,
      data: '{}',
    },
    ...{ trail: '{"flows":[],"done":{}}', created_at: at(n), submitted_at: at(n), updated_at: at(n) },
  }),
  task: (n) => ({
    ...{ id: `task-${numbered(n)}`, instance_id: `case-${numbered(n)}`, engine_task_id: 't', element_id: 'check' },
    ...{ activity_id: 'a', step_name: '审核', assignee: reviewer, status: 'assigned', origin: 'step', item_key: key },
    ...{ item_name: '事项', ...who, created_at: at(n), urge_count: 0 },
  }),
  participation: (n) => ({
    ...{ person_id: reviewer, instance_id: `case-${numbered(n)}`, last_at: at(n), task_id: `task-${numbered(n)}` },
    ...{ step_name: '审核', outcome: 'approved' },
  }),
  handover: (n) => ({ person_id: reviewer, kind: 'assigned', task_id: `task-${numbered(n)}`, at: at(n) }),
  copy: (n) => ({ person_id: reviewer, instance_id: `case-${numbered(n)}`, created_at: at(n) }),
  notification: (n) => ({
    ...{
      id: `note-${numbered(n)}`,
      person_id: reviewer,
      kind: 'taskArrived',
      title: '待办',
      text: '事项',
      created_at: at(n),
    },
  }),
  audit_log: (n) => ({
    ...{ id: `line-${numbered(n)}`, person_id: applicant, at: at(n), action: 'item.listed', target: key, detail: '{}' },
  }),
};

describe('a page of a list of 10,000 on MariaDB or MySQL', () => {
  let server: TestServer;
  let people: Readonly<Record<'applicant' | 'reviewer' | 'admin', ApiClient>>;

  beforeAll(async () => {
    server = await startServer('mysql', { jobs: false });
    await deploy(
      server,
      key,
      content(
        drawing(
          key,
          [begin(), apply(), user('check', { mode: 'single' }, [{ kind: 'person', value: '2007000023' }]), end()],
          ['begin -> apply -> check -> end'],
        ),
      ),
    );
    await server.database.transaction(async (tx) => {
      for (const [table, row] of Object.entries(rowsOf))
        for (let from = 0; from < many; from += 1000) tx.enqueue(insertRows(table, range(from, from + 1000).map(row)));
    });
    await server.database.query(`analyze table ${Object.keys(rowsOf).join(', ')}`);
    people = {
      applicant: await server.signIn('2003000053'),
      reviewer: await server.signIn('2007000023'),
      admin: await server.signIn('admin'),
    };
  });
  afterAll(() => server?.close());

  /** The selects that answer a request, without those of signing in. */
  async function selectsOf(work: () => Promise<unknown>): Promise<Statement[]> {
    const selects: Statement[] = [];
    const query = jest.spyOn(server.database, 'query');
    await work();
    for (const [sql, values] of query.mock.calls)
      if (/^\s*select/i.test(sql)) selects.push({ sql, values: values ?? [] });
    query.mockRestore();
    return selects;
  }

  it.each<[string, keyof typeof people, string]>([
    ['待办任务', 'reviewer', '/api/tasks?box=todo'],
    ['待办任务, by 时限', 'reviewer', '/api/tasks?box=todo&sort=due'],
    ['待办任务, oldest first', 'reviewer', '/api/tasks?box=todo&sort=oldest'],
    ['已完成任务', 'reviewer', '/api/tasks?box=done'],
    ['我的指派', 'reviewer', '/api/tasks?box=assigned'],
    ['我的知会', 'reviewer', '/api/applications?box=copies'],
    ['我的知会, come back', 'reviewer', '/api/applications?box=copies&status=returned'],
    ['我的申请', 'applicant', '/api/applications?box=mine'],
    ['我的申请, of a state', 'applicant', '/api/applications?box=mine&status=running'],
    ['我的申请, come back', 'applicant', '/api/applications?box=mine&status=returned'],
    ['我的申请, oldest first', 'applicant', '/api/applications?box=mine&sort=oldest'],
    ['消息', 'reviewer', '/api/notifications'],
    ['消息, unread', 'reviewer', '/api/notifications?unread=true'],
    ['运行监控', 'admin', '/api/instances?status=running'],
    ['运行监控 of an item', 'admin', `/api/instances?item=${key}`],
    ['审计', 'admin', '/api/audit-log'],
  ])('reads no more than it shows, on the first page and far on: %s', async (_name, person, path) => {
    const address = `${path}${path.includes('?') ? '&' : '?'}limit=20`;
    let after: string | null = null;
    for (const page of ['first', 'far on']) {
      const position = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      let answer: Page<unknown> | undefined;
      const selects = await selectsOf(async () => {
        const { status, body } = await people[person].get<Page<unknown>>(`${address}${position}`);
        expect(status).toBe(200);
        answer = body;
      });
      expect(answer?.rows).toHaveLength(20);
      const costs = await Promise.all(
        selects.map(async (one) => ({ sql: one.sql, read: await rowsRead(server.database, one) })),
      );
      // counting stops at 1000 of each range
      const dear = costs.filter(({ sql, read }) => read > (/count\(/i.test(sql) ? 10 * 1000 : 400));
      expect({ page, dear }).toEqual({ page, dear: [] });
      after = answer?.next?.replace(/\d{8}$/, numbered(many / 2)) ?? null;
    }
  });
});
