import type { Reader } from '../database/database.js';
import { administersItem } from '../http/administered-items.js';
import type { Administers } from '../http/administers.js';
import type { DefinitionsService } from '../definitions/definitions.service.js';
import type { InstanceRow } from './case-rows.js';
import { standingInFor } from './standing-in.js';
import { toSqlTime } from '../database/sql-time.js';
import { principalFor } from '../organization/stand-ins.js';
import { marks } from '../database/insert-rows.js';

/** Who asks: `keys` are the person's id and groups, as candidates are written. */
export interface Visitor {
  readonly id: string;
  readonly keys: readonly string[];
  /** processAdministrator and auditor see every case. */
  readonly seesAll: boolean;
  /** Whose items they administer. */
  readonly administers: Administers;
}

/** Why somebody may see a case; all false = may not. */
export interface CaseAccess {
  readonly isApplicant: boolean;
  /** Open task that is mine or offered to me. */
  readonly myTaskId: string | null;
  /** Task of my last act in the case. */
  readonly lastTaskId: string | null;
  /** Task that was mine when it was called off: decided by another, taken back, the case ended. */
  readonly lostTaskId: string | null;
  readonly copy: { readonly isRead: boolean } | null;
  /** They answer for it in 督办, or did. */
  readonly supervises: boolean;
  /** They administer its item. */
  readonly administers: boolean;
  /** As who administers the item, or audits. */
  readonly oversees: boolean;
  readonly mayRead: boolean;
}

interface AccessRow {
  assigned: string | null;
  offered: string | null;
  last_task: string | null;
  lost: string | null;
  copied: number;
  unread: number;
  supervised: number;
}

/** One query over indexes. */
export async function caseAccess(
  reader: Reader,
  definitions: DefinitionsService,
  row: InstanceRow,
  visitor: Visitor,
): Promise<CaseAccess> {
  const [found] = await reader.query<AccessRow>(
    `select
      (select min(t.id) from task t where t.instance_id = ? and t.status in ('assigned', 'waiting') and t.assignee = ?) as assigned,
      (select min(t.id) from task t join task_candidate c on c.task_id = t.id
        where t.instance_id = ? and t.status = 'offered' and c.candidate in (${marks(visitor.keys)})) as offered,
      (select p.task_id from participation p where p.person_id = ? and p.instance_id = ?) as last_task,
      (select max(t.id) from task t where t.instance_id = ? and t.status = 'canceled' and t.assignee = ?) as lost,
      (select count(*) from copy c where c.person_id = ? and c.instance_id = ?) as copied,
      (select count(*) from copy c where c.person_id = ? and c.instance_id = ? and c.read_at is null) as unread,
      (select count(*) from task_supervision s where s.instance_id = ? and s.person_id = ?) as supervised`,
    [
      ...[row.id, visitor.id, row.id, ...visitor.keys],
      ...[visitor.id, row.id],
      ...[row.id, visitor.id],
      ...Array.from({ length: 2 }, () => [visitor.id, row.id]).flat(),
      ...[row.id, visitor.id],
    ],
  );
  const isApplicant = row.applicant_id === visitor.id;
  const own = found?.assigned ?? found?.offered ?? null;
  // asked only of who has no part of their own
  const myTaskId =
    own ?? (isApplicant || row.status === 'draft' ? null : await taskInPlaceOf(reader, definitions, row, visitor));
  const lastTaskId = found?.last_task ?? null;
  const lostTaskId = found?.lost ?? null;
  const copy = Number(found?.copied) > 0 ? { isRead: Number(found?.unread) === 0 } : null;
  const supervises = Number(found?.supervised) > 0;
  const administers = await administersItem(reader, visitor.administers, row.item_key);
  const oversees = visitor.seesAll || administers;
  const hadTask = myTaskId !== null || lastTaskId !== null || lostTaskId !== null;
  const isInvolved = hadTask || copy !== null || supervises || oversees;
  const mayRead = isApplicant || (isInvolved && row.status !== 'draft');
  return { isApplicant, myTaskId, lastTaskId, lostTaskId, copy, supervises, administers, oversees, mayRead };
}

/** An open task of somebody for whom the visitor stands in. */
async function taskInPlaceOf(
  reader: Reader,
  definitions: DefinitionsService,
  row: InstanceRow,
  { id }: Visitor,
): Promise<string | null> {
  const principals = (await standingInFor(reader, definitions, id, toSqlTime(new Date()))).filter(
    (principal) => principal.id !== row.applicant_id,
  );
  if (principals.length === 0) return null;
  const tasks = await reader.query<{
    id: string;
    assignee: string | null;
    created_at: string;
    candidate: string | null;
  }>(
    `select t.id, t.assignee, t.created_at, c.candidate from task t left join task_candidate c on c.task_id = t.id
     where t.instance_id = ? and t.status in ('assigned', 'offered', 'waiting') order by t.id`,
    [row.id],
  );
  const mine = tasks.find((task) =>
    principalFor(principals, task, task.candidate === null ? [] : [task.candidate], row.item_key),
  );
  return mine?.id ?? null;
}
