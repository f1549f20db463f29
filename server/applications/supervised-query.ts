import type { SqlValue, Statement } from '../database/database.js';

interface Filter {
  /** On `instance i`. */
  readonly where: readonly string[];
  readonly values: readonly SqlValue[];
}

/**
 * Ids of the cases for which a person answers, by case: the index of open supervision is read in its order and no
 * further than the page, however many there are. `after` is the last id of the page before.
 */
export function supervisedIds(
  personId: string,
  { where, values }: Filter,
  limit: number,
  after: string | undefined = undefined,
  sort: 'newest' | 'oldest' = 'newest',
): Statement {
  const [before, order] = sort === 'newest' ? ['<', 'desc'] : ['>', 'asc'];
  const conditions = [
    's.person_id = ?',
    's.ended_at is null',
    ...(after === undefined ? [] : [`s.instance_id ${before} ?`]),
    // a scalar subquery: a join, or what optimizers make of `exists`, would be made whole and sorted
    ...(where.length === 0
      ? []
      : [`(select 1 from instance i where i.id = s.instance_id and ${where.join(' and ')}) = 1`]),
  ];
  return {
    sql: `select distinct s.instance_id as id from task_supervision s where ${conditions.join(' and ')}
      order by s.instance_id ${order} limit ${limit}`,
    values: [personId, ...(after === undefined ? [] : [after]), ...values],
  };
}
