import type { Principal } from '../organization/stand-ins.js';
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

/**
 * Ids of my open tasks: a UNION of one index range per key (assigned to me; offered to me and to each of my groups),
 * two more for each whom I stand in for; of each only as many as are wanted. `after` = id of the last task of the page before.
 */
export function todoIds(
  personId: string,
  keys: readonly string[],
  filter: TodoFilter,
  limit: number,
  after: string | null,
  sort: 'newest' | 'oldest' = 'newest',
  principals: readonly Principal[] = [],
): Statement {
  const { before, order } = sortOf(sort);
  const { sql: extra, values: extraValues } = taskConditions(filter);
  const newer = (column: string) => (after === null ? '' : ` and ${column} ${before} ?`);
  const position: SqlValue[] = after === null ? [] : [after];
  const assigned = `select * from (select t.id from task t where t.assignee = ? and t.status = 'assigned'${newer('t.id')}${extra}
    order by t.id ${order} limit ${limit}) mine`;
  const offered = keys.map(
    (
      _key,
      i,
    ) => `select * from (select c.task_id as id from task_candidate c${extra === '' ? '' : ' join task t on t.id = c.task_id'}
    where c.candidate = ?${newer('c.task_id')}${extra} order by c.task_id ${order} limit ${limit}) key${i}`,
  );
  const own = [
    ...(filter.status === 'offered' ? [] : [{ sql: assigned, key: personId }]),
    ...(filter.status === 'assigned' ? [] : offered.map((range, i) => ({ sql: range, key: keys[i] ?? '' }))),
  ].map(({ sql, key }) => ({ sql, values: [key, ...position, ...extraValues] }));
  const others = principals.flatMap((principal, i) => {
    // nobody decides on an application of their own, nor answers for the applicant
    const bounds = boundsOf(principal, personId);
    const rest = `${newer('t.id')}${extra}${bounds.sql} order by t.id ${order} limit ${limit}`;
    const values = [principal.id, ...position, ...extraValues, ...bounds.values];
    const held = `select t.id from task t where t.assignee = ? and t.status = 'assigned'${rest}`;
    const open = `select t.id from task_candidate c join task t on t.id = c.task_id where c.candidate = ?${rest}`;
    return [
      ...(filter.status === 'offered' ? [] : [{ sql: `select * from (${held}) held${i}`, values }]),
      ...(filter.status === 'assigned' ? [] : [{ sql: `select * from (${open}) open${i}`, values }]),
    ];
  });
  const ranges = [...own, ...others];
  return {
    sql: `select id from (${ranges.map((range) => range.sql).join(' union ')}) todo order by id ${order} limit ${limit}`,
    values: ranges.flatMap(({ values }) => values),
  };
}

function boundsOf({ id, since, itemKeys }: Principal, personId: string): { sql: string; values: SqlValue[] } {
  const sinceThen = since === null ? '' : ' and t.created_at >= ?';
  const items = itemKeys === null ? '' : ` and t.item_key in (${marks(itemKeys)})`;
  return {
    sql: ` and t.applicant_id not in (?, ?)${sinceThen}${items}`,
    values: [id, personId, ...(since === null ? [] : [since]), ...(itemKeys ?? [])],
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
