import type { Reader } from '../../database/database.js';
import { marks } from '../../database/insert-rows.js';
import type { Actor, CaseTask } from '../case-rows.js';

/** Who has a task, or may claim it: the keys it is offered under, and the people behind them (at most 200). */
export async function holdersOf(
  reader: Reader,
  { id, assignee }: Pick<CaseTask, 'id' | 'assignee'>,
): Promise<{ keys: readonly string[]; people: Actor[] }> {
  const offered =
    assignee === null
      ? await reader.query<{ candidate: string }>('select candidate from task_candidate where task_id = ?', [id])
      : [];
  const keys = assignee === null ? offered.map(({ candidate }) => candidate) : [assignee];
  const ids = [...keys.filter((key) => !key.includes(':')), ''];
  const roles = [...keys.filter((key) => key.includes(':')).map((key) => key.slice('role:'.length)), ''];
  const people = await reader.query<Actor>(
    `select id, name, number from person where is_active = 1 and (id in (${marks(ids)})
      or id in (select person_id from role_member where role_key in (${marks(roles)}))) order by number limit 200`,
    [...ids, ...roles],
  );
  return { keys, people };
}
