import { Injectable } from '@nestjs/common';
import type { Page } from '../contract/list.js';
import type { Notification, NotificationKind } from '../contract/notifications.js';
import { Database, type SqlValue, type Transaction } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { marks } from '../database/insert-rows.js';
import type { NotifyPayload } from '../instances/notice.js';
import { Outbox } from '../instances/outbox.js';
import { notificationRows } from './send-notifications.js';

interface NotificationRow {
  id: string;
  kind: NotificationKind;
  title: string;
  text: string;
  instance_id: string | null;
  task_id: string | null;
  created_at: string;
  read_at: string | null;
}

interface ListQuery {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly unread?: 'true' | 'false' | undefined;
}

/** The portal's bell. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async send(tx: Transaction, payload: NotifyPayload, at: string): Promise<void> {
    const insert = await notificationRows(tx, payload, toSqlTime(at));
    if (!insert) return;
    tx.enqueue(insert.sql, insert.values);
    const keys = payload.notices.flatMap(({ people, groups }) => [...people, ...groups]);
    this.outbox.tell(tx, { instanceId: payload.instanceId, keys: [...new Set(keys)] });
  }

  async list(personId: string, { limit, after, unread }: ListQuery): Promise<Page<Notification>> {
    const seen = unread === undefined ? '' : ` and read_at is ${unread === 'true' ? '' : 'not '}null`;
    const values: SqlValue[] = [personId];
    if (after !== undefined) values.push(after);
    const [rows, totals] = await Promise.all([
      this.database.query<NotificationRow>(
        `select id, kind, title, text, instance_id, task_id, created_at, read_at from notification
         where person_id = ?${seen}${after === undefined ? '' : ' and id < ?'} order by id desc limit ${limit + 1}`,
        values,
      ),
      this.database.query<{ total: number }>(
        `select count(*) as total from (select 1 as one from notification where person_id = ?${seen} limit 1000) counted`,
        [personId],
      ),
    ]);
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map((row) => ({
        id: row.id,
        kind: row.kind,
        title: row.title,
        text: row.text,
        applicationId: row.instance_id,
        taskId: row.task_id,
        createdAt: fromSqlTime(row.created_at),
        isRead: row.read_at !== null,
      })),
      total: Number(totals[0]?.total ?? 0),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** Marks mine as read; no ids = all of them. */
  markRead(tx: Transaction, personId: string, ids: readonly string[], at: string): void {
    const some = ids.length === 0 ? '' : ` and id in (${marks(ids)})`;
    tx.enqueue(`update notification set read_at = ? where person_id = ? and read_at is null${some}`, [
      toSqlTime(at),
      personId,
      ...ids,
    ]);
  }
}
