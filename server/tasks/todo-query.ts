import type { SqlValue, Statement } from '../database/database.js';

/** Filters of 待办; all optional. */
export interface TodoFilter {
  readonly item?: string | undefined;
  /** SQL times: arrived from … until before … */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly q?: string | undefined;
}

/**
 * Ids of my open tasks: a UNION of one index range per key (assigned to me; offered to me and to each of my groups),
 * of each only as many as are wanted. `after` = id of the last task of the page before.
 */
export function todoIds(
  personId: string,
  keys: readonly string[],
  filter: TodoFilter,
  limit: number,
  after: string | null,
  order: 'desc' | 'asc' = 'desc',
): Statement {
  const { sql: extra, values: extraValues } = conditions(filter);
  const newer = (column: string) => (after === null ? '' : ` and ${column} < ?`);
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
  return {
    sql: `select id from (${[assigned, ...offered].join(' union ')}) todo order by id ${order} limit ${limit}`,
    values: [...[personId, ...position, ...extraValues], ...keys.flatMap((key) => [key, ...position, ...extraValues])],
  };
}

function conditions({ item, from, until, q }: TodoFilter): { sql: string; values: SqlValue[] } {
  let sql = '';
  const values: SqlValue[] = [];
  const add = (condition: string, ...more: SqlValue[]) => {
    sql += ` and ${condition}`;
    values.push(...more);
  };
  if (item !== undefined) add('t.item_key = ?', item);
  if (from !== undefined) add('t.created_at >= ?', from);
  if (until !== undefined) add('t.created_at < ?', until);
  if (q !== undefined && q !== '') {
    const like = `%${q.replace(/[%_\\]/g, '')}%`;
    add(
      '(t.serial_number like ? or t.item_name like ? or t.applicant_name like ? or t.applicant_number like ? or t.step_name like ?)',
      ...[like, like, like, like, like],
    );
  }
  return { sql, values };
}
