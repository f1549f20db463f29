import type { Statement } from '../database/database.js';
import { selectTask } from '../instances/case-rows.js';
import { sortOf, taskConditions, type TodoFilter } from './todo-query.js';

const source = `from handover h join task t on t.id = h.task_id left join person p on p.id = t.assignee
  where h.person_id = ? and h.kind = ?`;

/** 我的指派 · 我的转办, a range of the primary key, with who has the task now. `after` = id of the last task before. */
export function handedTasks(
  personId: string,
  kind: 'assigned' | 'forwarded',
  filter: TodoFilter,
  limit: number,
  after: string | null,
  sort: 'newest' | 'oldest',
): Statement {
  const { before, order } = sortOf(sort);
  const { sql, values } = taskConditions(filter);
  return {
    sql: `select ${selectTask}, p.name as handler_name, p.number as handler_number ${source}${sql}${
      after === null ? '' : ` and h.task_id ${before} ?`
    } order by h.task_id ${order} limit ${limit}`,
    values: [personId, kind, ...values, ...(after === null ? [] : [after])],
  };
}

/** How many there are; stops at 1000. */
export function handedCount(personId: string, kind: 'assigned' | 'forwarded', filter: TodoFilter): Statement {
  const { sql, values } = taskConditions(filter);
  return {
    sql: `select count(*) as total from (select 1 as one ${source}${sql} limit 1000) counted`,
    values: [personId, kind, ...values],
  };
}
