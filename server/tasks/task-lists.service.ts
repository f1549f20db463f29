import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '@xiaowu/engine';
import type { Page } from '../contract/list.js';
import type { TaskCounts, TaskRow as TaskView, TasksQuery } from '../contract/tasks.js';
import { Database, type SqlValue, type Statement } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { toSqlTime } from '../database/sql-time.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { selectTask, type TaskRow } from '../instances/case-rows.js';
import type { Visitor } from '../instances/case-access.js';
import { WorkCalendarService } from '../instances/limits/work-calendar.service.js';
import { standingInFor } from '../instances/standing-in.js';
import { startOfDay } from '../instances/time-zone.js';
import { doneCount, doneTasks, type DonePosition } from './done-query.js';
import { handedCount, handedTasks } from './handover-query.js';
import { named, principalFor, type Principal } from '../organization/stand-ins.js';
import { withDelegates } from './delegates.js';
import { RowHandingService } from './row-handing.service.js';
import { taskView } from './task-row.js';
import { todoIds, todoOrder, todoPosition } from './todo-query.js';

const most = 1000;
const noOffers: ReadonlyMap<string, string[]> = new Map();

/** 待办任务 · 已完成任务 · 我的指派 · 我的转办. */
@Injectable()
export class TaskListsService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly calendars: WorkCalendarService,
    private readonly handing: RowHandingService,
  ) {}

  async list(visitor: Visitor, query: TasksQuery): Promise<Page<TaskView>> {
    const { box, limit, after, sort, item, applicant, status, q, from, to } = query;
    const filter = {
      ...{ item, applicant, status, q },
      now: toSqlTime(new Date()),
      from: from === undefined ? undefined : startOfDay(from),
      until: to === undefined ? undefined : startOfDay(to, 1),
    };
    if (box === 'todo') {
      const principals = await standingInFor(this.database, this.definitions, visitor.id, filter.now);
      const ids = todoIds(visitor.id, visitor.keys, filter, limit + 1, after ?? null, sort, principals);
      const wanted = `select ${selectTask} from (${ids.sql}) wanted join task t on t.id = wanted.id order by ${todoOrder(sort, 't.')}`;
      const total = counted(todoIds(visitor.id, visitor.keys, filter, most, null, 'newest', principals));
      const rows = { sql: wanted, values: ids.values ?? [] };
      return this.page(rows, total, limit, (row) => todoPosition(sort, row), { principals, keys: visitor.keys });
    }
    // only what is open has a limit to go by
    const order = sort === 'oldest' ? sort : 'newest';
    if (box === 'done') {
      const position = after === undefined ? null : donePosition(after);
      const rows = doneTasks(visitor.id, filter, limit + 1, position, order);
      return this.page(rows, doneCount(visitor.id, filter), limit, (row) => `${row.completed_at}|${row.instance_id}`);
    }
    const rows = handedTasks(visitor.id, box, filter, limit + 1, after ?? null, order);
    const page = await this.page(rows, handedCount(visitor.id, box, filter), limit, ({ id }) => id);
    return { ...page, rows: await withDelegates(this.database, page.rows) };
  }

  private async page(
    rows: Statement,
    count: Statement,
    limit: number,
    position: (row: TaskRow) => string,
    todo: { readonly principals: readonly Principal[]; readonly keys: readonly string[] } | null = null,
  ): Promise<Page<TaskView>> {
    const [found, total, calendar] = await Promise.all([
      this.database.query<ListedTask>(rows.sql, rows.values),
      this.total(count),
      this.calendars.current(),
    ]);
    const shown = found.slice(0, limit);
    const [offers, handing] = todo
      ? await Promise.all([todo.principals.length === 0 ? noOffers : this.offers(shown), this.handing.of(shown)])
      : [noOffers, null];
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => ({
        ...listedTask(row, calendar),
        ...(todo && onBehalf(row, offers.get(row.id) ?? [], todo.principals, todo.keys)),
        ...(handing && { handing: handing.get(row.id) ?? [] }),
      })),
      total,
      next: found.length > limit && last ? position(last) : null,
    };
  }

  /** To whom those are offered that nobody has. */
  private async offers(rows: readonly TaskRow[]): Promise<Map<string, string[]>> {
    const ids = rows.filter(({ assignee }) => assignee === null).map(({ id }) => id);
    const offers = new Map<string, string[]>();
    if (ids.length === 0) return offers;
    const candidates = await this.database.query<{ task_id: string; candidate: string }>(
      `select task_id, candidate from task_candidate where task_id in (${marks(ids)})`,
      ids,
    );
    for (const { task_id: id, candidate } of candidates) offers.set(id, [...(offers.get(id) ?? []), candidate]);
    return offers;
  }

  /** Everything the menu counts, in one query; each part stops at 1000. */
  async counts(visitor: Visitor): Promise<TaskCounts> {
    const principals = await standingInFor(this.database, this.definitions, visitor.id, toSqlTime(new Date()));
    const me: SqlValue[] = [visitor.id];
    const some = (from: string): Statement => ({ sql: `select 1 as one from ${from} limit ${most}`, values: me });
    const parts: Record<keyof TaskCounts, Statement> = {
      todo: todoIds(visitor.id, visitor.keys, {}, most, null, 'newest', principals),
      mine: some("instance where applicant_id = ? and status = 'running' and parent_job_id is null"),
      drafts: some("instance where applicant_id = ? and status = 'draft'"),
      done: some('participation where person_id = ?'),
      copies: some('copy where person_id = ? and read_at is null'),
      assigned: some("handover where person_id = ? and kind = 'assigned'"),
      forwarded: some("handover where person_id = ? and kind = 'forwarded'"),
      // a case counts once, however many of its steps are late
      supervised: {
        sql: `select distinct instance_id as one from task_supervision where person_id = ? and ended_at is null limit ${most}`,
        values: me,
      },
      downloads: { sql: `select 1 as one from download limit ${most}`, values: [] },
      notifications: some('notification where person_id = ? and read_at is null'),
    };
    const names = Object.keys(parts) as (keyof TaskCounts)[];
    const columns = names.map((name) => `(select count(*) from (${parts[name].sql}) counted_${name}) as ${name}`);
    const [row] = await this.database.query<TaskCounts>(
      `select ${columns.join(', ')}`,
      names.flatMap((name) => [...(parts[name].values ?? [])]),
    );
    return Object.fromEntries(names.map((name) => [name, Number(row?.[name] ?? 0)])) as TaskCounts;
  }

  private async total({ sql, values }: Statement): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(sql, values);
    return Number(row?.total ?? 0);
  }
}

const counted = ({ sql, values }: Statement): Statement => ({
  sql: `select count(*) as total from (${sql}) counted`,
  ...(values && { values }),
});

function donePosition(after: string): DonePosition | null {
  const [at, instanceId] = after.split('|');
  return at !== undefined && instanceId !== undefined ? { at, instanceId } : null;
}

/** Whose task it is, when it is here because I stand in for somebody. */
function onBehalf(
  row: TaskRow,
  offeredTo: readonly string[],
  principals: readonly Principal[],
  keys: readonly string[],
): Pick<TaskView, 'onBehalfOf'> {
  const isOwn = row.assignee === null && offeredTo.some((key) => keys.includes(key));
  const principal = isOwn ? null : principalFor(principals, row, offeredTo, row.item_key);
  return principal ? { onBehalfOf: named(principal) } : {};
}

interface ListedTask extends TaskRow {
  handler_name?: string | null;
  handler_number?: string | null;
}

/** Of a task given to others, who has it now. */
function listedTask(row: ListedTask, calendar: WorkCalendar): TaskView {
  const { assignee, handler_name: name, handler_number: number } = row;
  if (name === undefined) return taskView(row, calendar);
  return {
    ...taskView(row, calendar),
    handler: assignee === null || name === null ? null : { id: assignee, name, number: number ?? '' },
  };
}
