import { Injectable } from '@nestjs/common';
import type { Page } from '../contract/list.js';
import type { TaskCounts, TaskRow as TaskView, TasksQuery } from '../contract/tasks.js';
import { Database, type SqlValue, type Statement } from '../database/database.js';
import { selectTask, type TaskRow } from '../instances/case-rows.js';
import type { Visitor } from '../instances/case-access.js';
import { startOfDay } from '../instances/time-zone.js';
import { doneCount, doneTasks, type DonePosition } from './done-query.js';
import { taskView } from './task-row.js';
import { todoIds } from './todo-query.js';

const most = 1000;

/** 待办任务 and 已完成任务. */
@Injectable()
export class TaskListsService {
  constructor(private readonly database: Database) {}

  async list(visitor: Visitor, query: TasksQuery): Promise<Page<TaskView>> {
    const { item, q, from, to } = query;
    const filter = {
      item,
      q,
      from: from === undefined ? undefined : startOfDay(from),
      until: to === undefined ? undefined : startOfDay(to, 1),
    };
    const { limit, after } = query;
    if (query.box === 'todo') {
      const ids = todoIds(visitor.id, visitor.keys, filter, limit + 1, after ?? null);
      const count = counted(todoIds(visitor.id, visitor.keys, filter, most, null));
      const [rows, total] = await Promise.all([
        this.database.query<TaskRow>(
          `select ${selectTask} from (${ids.sql}) wanted join task t on t.id = wanted.id order by t.id desc`,
          ids.values,
        ),
        this.total(count),
      ]);
      return pageOf(rows, limit, total, ({ id }) => id);
    }
    const statement = doneTasks(visitor.id, filter, limit + 1, after === undefined ? null : donePosition(after));
    const [rows, total] = await Promise.all([
      this.database.query<TaskRow>(statement.sql, statement.values),
      this.total(doneCount(visitor.id, filter)),
    ]);
    return pageOf(rows, limit, total, (row) => `${row.completed_at}|${row.instance_id}`);
  }

  /** Everything the menu counts, in one query; each part stops at 1000. */
  async counts(visitor: Visitor): Promise<TaskCounts> {
    const me: SqlValue[] = [visitor.id];
    const some = (from: string): Statement => ({ sql: `select 1 as one from ${from} limit ${most}`, values: me });
    const parts: Record<keyof TaskCounts, Statement> = {
      todo: todoIds(visitor.id, visitor.keys, {}, most, null),
      mine: some("instance where applicant_id = ? and status = 'running'"),
      drafts: some("instance where applicant_id = ? and status = 'draft'"),
      done: some('participation where person_id = ?'),
      copies: some('copy where person_id = ? and read_at is null'),
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

function pageOf(rows: TaskRow[], limit: number, total: number, position: (row: TaskRow) => string): Page<TaskView> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(taskView), total, next: rows.length > limit && last ? position(last) : null };
}
