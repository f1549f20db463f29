import type { SqlValue, Statement } from '../database/database.js';
import { taskColumns } from '../instances/case-rows.js';
import { plain, sortOf } from './todo-query.js';

/** Filters of 已完成; all optional. */
export interface DoneFilter {
  readonly item?: string | undefined;
  /** Name or number of the applicant. */
  readonly applicant?: string | undefined;
  /** What was done. */
  readonly status?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly q?: string | undefined;
}

/** Where a page ended: time of the act and case. */
export interface DonePosition {
  readonly at: string;
  readonly instanceId: string;
}

const columns = taskColumns
  .filter((column) => !['outcome', 'completed_at', 'step_name'].includes(column))
  .map((column) => `t.${column}`)
  .join(', ');

/** One row per case I acted in, last act first: a range of participation(person_id, last_at, instance_id). */
export function doneTasks(
  personId: string,
  filter: DoneFilter,
  limit: number,
  after: DonePosition | null,
  sort: 'newest' | 'oldest' = 'newest',
): Statement {
  const { before, order } = sortOf(sort);
  const { sql, values } = conditions(personId, filter);
  const position =
    after === null ? '' : ` and p.last_at ${before}= ? and (p.last_at ${before} ? or p.instance_id ${before} ?)`;
  return {
    sql: `select ${columns}, p.step_name, p.outcome, p.last_at as completed_at from participation p join task t on t.id = p.task_id
      where ${sql}${position} order by p.last_at ${order}, p.instance_id ${order} limit ${limit}`,
    values: after === null ? values : [...values, after.at, after.at, after.instanceId],
  };
}

/** How many there are; stops at 1000. */
export function doneCount(personId: string, filter: DoneFilter): Statement {
  const { sql, values } = conditions(personId, filter);
  const join = Object.values(filter).every((value) => value === undefined) ? '' : ' join task t on t.id = p.task_id';
  return {
    sql: `select count(*) as total from (select 1 as one from participation p${join} where ${sql} limit 1000) counted`,
    values,
  };
}

function conditions(
  personId: string,
  { item, applicant, status, from, until, q }: DoneFilter,
): { sql: string; values: SqlValue[] } {
  const parts = ['p.person_id = ?'];
  const values: SqlValue[] = [personId];
  const add = (condition: string, ...more: SqlValue[]) => {
    parts.push(condition);
    values.push(...more);
  };
  if (item !== undefined) add('t.item_key = ?', item);
  if (applicant)
    add('(t.applicant_name like ? or t.applicant_number like ?)', `%${plain(applicant)}%`, `${plain(applicant)}%`);
  if (status !== undefined) add('p.outcome = ?', status);
  if (from !== undefined) add('p.last_at >= ?', from);
  if (until !== undefined) add('p.last_at < ?', until);
  if (q !== undefined && q !== '') {
    const like = `%${plain(q)}%`;
    add('(t.serial_number like ? or t.item_name like ? or t.applicant_name like ?)', like, like, like);
  }
  return { sql: parts.join(' and '), values };
}
