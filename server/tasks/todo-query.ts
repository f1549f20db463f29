import type { Principal } from '../organization/stand-ins.js';
import { byIndex } from '../database/by-index.js';
import { marks } from '../database/insert-rows.js';
import type { SqlValue, Statement } from '../database/database.js';

/** Filters of 待办; all optional. */
export interface TodoFilter {
  readonly item?: string | undefined;
  /** Name or number of the applicant. */
  readonly applicant?: string | undefined;
  readonly status?: string | undefined;
  /** SQL time that `overdue` compares with. */
  readonly now?: string | undefined;
  /** SQL times: arrived from … until before … */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly q?: string | undefined;
}

export type TodoSort = 'newest' | 'oldest' | 'due';

/**
 * Ids of my open tasks: a UNION of one index range per key (assigned to me; offered to me and to each of my groups),
 * two more for each whom I stand in for; of each only as many as are wanted. By `due` each is two ranges: those that have
 * a limit, and after them those that have none. `after` = `todoPosition` of the last task of the page before.
 */
export function todoIds(
  personId: string,
  keys: readonly string[],
  filter: TodoFilter,
  limit: number,
  after: string | null,
  sort: TodoSort = 'newest',
  principals: readonly Principal[] = [],
): Statement {
  const { sql: extra, values: extraValues } = taskConditions(filter);
  const isDue = sort === 'due';
  const onward = (index: string) => (after === null ? '' : byIndex(index));
  const ranges = segmentsOf(sort, after).flatMap((segment) => {
    const range = (source: string, [id, due]: readonly [string, string], bounds: string, values: SqlValue[]) => ({
      sql: `select ${id} as id${isDue ? `, ${due} as due_at` : ''} from ${source}${segment.where(id, due)}${extra}${bounds}
        order by ${segment.order(id, due)} limit ${limit}`,
      values: [...values.slice(0, 1), ...segment.values, ...extraValues, ...values.slice(1)],
    });
    const held = (id: string, bounds = '', more: SqlValue[] = []) =>
      range(
        `task t${onward(isDue ? 'task_assignee_due' : 'task_assignee')} where t.assignee = ? and t.status = 'assigned'`,
        ['t.id', 't.due_at'],
        bounds,
        [id, ...more],
      );
    const offered = (key: string, bounds = '', more: SqlValue[] = []) => {
      const join = extra === '' && bounds === '' ? '' : ' join task t on t.id = c.task_id';
      const source = `task_candidate c${onward(isDue ? 'task_candidate_due' : 'primary')}${join} where c.candidate = ?`;
      return range(source, ['c.task_id', 'c.due_at'], bounds, [key, ...more]);
    };
    return [
      ...(filter.status === 'offered' ? [] : [held(personId)]),
      ...(filter.status === 'assigned' ? [] : keys.map((key) => offered(key))),
      ...principals.flatMap((principal) => {
        // nobody decides on an application of their own, nor answers for the applicant
        const { sql, values } = boundsOf(principal, personId);
        return [
          ...(filter.status === 'offered' ? [] : [held(principal.id, sql, values)]),
          ...(filter.status === 'assigned' ? [] : [offered(principal.id, sql, values)]),
        ];
      }),
    ];
  });
  const all = ranges.map(({ sql }, i) => `select * from (${sql}) range${i}`).join(' union ');
  return {
    sql: `select id from (${all}) todo order by ${todoOrder(sort, '')} limit ${limit}`,
    values: ranges.flatMap(({ values }) => values),
  };
}

/** The order of a list of tasks; `alias` of the table with its dot. */
export function todoOrder(sort: TodoSort, alias: string): string {
  if (sort !== 'due') return `${alias}id ${sortOf(sort).order}`;
  return `${alias}due_at is null, ${alias}due_at, ${alias}id`;
}

/** Where a page ended: the next one goes on behind it. */
export function todoPosition(sort: TodoSort, { id, due_at }: { id: string; due_at: string | null }): string {
  return sort === 'due' ? `${due_at ?? ''}|${id}` : id;
}

/** A part of each range that stands in the order of its index. */
interface Segment {
  readonly where: (id: string, due: string) => string;
  readonly order: (id: string, due: string) => string;
  readonly values: readonly SqlValue[];
}

function segmentsOf(sort: TodoSort, after: string | null): Segment[] {
  if (sort !== 'due') {
    const { before, order } = sortOf(sort);
    const where = (id: string) => (after === null ? '' : ` and ${id} ${before} ?`);
    return [{ where, order: (id) => `${id} ${order}`, values: after === null ? [] : [after] }];
  }
  const [at = '', last = ''] = after?.split('|') ?? [];
  const limited = (position: (id: string, due: string) => string, values: SqlValue[]): Segment => ({
    where: (id, due) => ` and ${due} is not null${position(id, due)}`,
    order: (id, due) => `${due}, ${id}`,
    values,
  });
  const unlimited = (position: (id: string) => string, values: SqlValue[]): Segment => ({
    where: (id, due) => ` and ${due} is null${position(id)}`,
    order: (id) => id,
    values,
  });
  const nothing = () => '';
  if (after === null) return [limited(nothing, []), unlimited(nothing, [])];
  if (at === '') return [unlimited((id) => ` and ${id} > ?`, [last])];
  return [
    limited((id, due) => ` and ${due} >= ? and (${due} > ? or ${id} > ?)`, [at, at, last]),
    unlimited(nothing, []),
  ];
}

function boundsOf(
  { id, since, itemKeys, barred = [] }: Principal,
  personId: string,
): { sql: string; values: SqlValue[] } {
  const sinceThen = since === null ? '' : ' and t.created_at >= ?';
  const items = itemKeys === null ? '' : ` and t.item_key in (${marks(itemKeys)})`;
  const others = barred.length === 0 ? '' : ` and t.id not in (${marks(barred)})`;
  return {
    sql: ` and t.applicant_id not in (?, ?)${sinceThen}${items}${others}`,
    values: [id, personId, ...(since === null ? [] : [since]), ...(itemKeys ?? []), ...barred],
  };
}

/** The two oldest tasks that are assigned to me: a range of task(assignee, status, id). */
export function oldestAssigned(personId: string): Statement {
  return {
    sql: "select id from task where assignee = ? and status = 'assigned' order by id limit 2",
    values: [personId],
  };
}

/** The oldest tasks offered to me, two of each key. */
export function oldestOffered(keys: readonly string[]): Statement {
  const range = 'select task_id from task_candidate where candidate = ? order by task_id limit 2';
  const ranges = keys.map((_key, i) => `select task_id from (${range}) key${i}`);
  return { sql: `select task_id as id from (${ranges.join(' union ')}) offered order by task_id`, values: keys };
}

/** Ids are ULIDs: their order is that of time. */
export function sortOf(sort: 'newest' | 'oldest'): { before: '<' | '>'; order: 'desc' | 'asc' } {
  return sort === 'newest' ? { before: '<', order: 'desc' } : { before: '>', order: 'asc' };
}

export function taskConditions({ item, applicant, status, now, from, until, q }: TodoFilter): {
  sql: string;
  values: SqlValue[];
} {
  let sql = '';
  const values: SqlValue[] = [];
  const add = (condition: string, ...more: SqlValue[]) => {
    sql += ` and ${condition}`;
    values.push(...more);
  };
  if (item !== undefined) add('t.item_key = ?', item);
  if (applicant)
    add('(t.applicant_name like ? or t.applicant_number like ?)', `%${plain(applicant)}%`, `${plain(applicant)}%`);
  if (status === 'overdue' && now !== undefined) add('t.due_at < ?', now);
  if (from !== undefined) add('t.created_at >= ?', from);
  if (until !== undefined) add('t.created_at < ?', until);
  if (q !== undefined && q !== '') {
    const like = `%${plain(q)}%`;
    add(
      '(t.serial_number like ? or t.item_name like ? or t.applicant_name like ? or t.applicant_number like ? or t.step_name like ?)',
      ...[like, like, like, like, like],
    );
  }
  return { sql, values };
}

/** Without what `like` would take for something else. */
export const plain = (text: string): string => text.replace(/[%_\\]/g, '');
