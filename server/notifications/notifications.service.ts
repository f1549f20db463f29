import { Injectable } from '@nestjs/common';
import type { Page } from '../contract/list.js';
import type { Notification, NotificationKind } from '../contract/notifications.js';
import { byIndex } from '../database/by-index.js';
import { Database, type SqlValue, type Transaction } from '../database/database.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { marks } from '../database/insert-rows.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import type { NotifyPayload } from '../instances/notice.js';
import { Outbox } from '../instances/outbox.js';
import { isUsualChannel, type NoticeChannel } from '../contract/notice-channels.js';
import { ChannelsService } from '../channels/channels.service.js';
import { WorkCalendarService } from '../instances/limits/work-calendar.service.js';
import { messageJobs } from './message-job.js';
import { bellRows, peopleToTell, type Told } from './send-notifications.js';

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

/** The portal's bell, and messages by the other channels that the school has. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly channels: ChannelsService,
    private readonly calendars: WorkCalendarService,
    private readonly definitions: DefinitionsService,
  ) {}

  async send(tx: Transaction, payload: NotifyPayload, at: string): Promise<void> {
    const { instanceId } = payload;
    const sqlAt = toSqlTime(at);
    const told = await peopleToTell(tx, this.definitions, payload, sqlAt);
    const configured = this.channels.configured();
    const by = (channel: NoticeChannel) =>
      told.filter(({ channels }) => goesBy(configured, channels).includes(channel));
    const inBell = by('portal');
    const calendar = await this.calendars.current();
    for (const channel of configured)
      if (channel !== 'portal')
        this.outbox.add(tx, messageJobs(channel, by(channel), { instanceId, calendar, at }), sqlAt);
    if (inBell.length === 0) return;
    const insert = bellRows(inBell, instanceId, sqlAt);
    tx.enqueue(insert.sql, insert.values);
    const keys = payload.notices.flatMap(({ people, groups }) => [...people, ...groups]);
    this.outbox.tell(tx, { instanceId: payload.instanceId, keys: [...new Set(keys)] });
  }

  async list(personId: string, { limit, after, unread }: ListQuery): Promise<Page<Notification>> {
    const seen = unread === undefined ? '' : ` and read_at is ${unread === 'true' ? '' : 'not '}null`;
    const values: SqlValue[] = [personId];
    if (after !== undefined) values.push(after);
    const onward =
      after === undefined ? '' : byIndex(unread === 'true' ? 'notification_unread' : 'notification_person');
    const [rows, totals] = await Promise.all([
      this.database.query<NotificationRow>(
        `select id, kind, title, text, instance_id, task_id, created_at, read_at from notification${onward}
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

/** By which of the channels of the school somebody is told; the bell where it has none of those that are named. */
function goesBy(configured: readonly NoticeChannel[], named: Told['channels']): readonly NoticeChannel[] {
  const chosen = configured.filter((channel) => named?.includes(channel) ?? isUsualChannel(channel));
  return chosen.length > 0 ? chosen : ['portal'];
}
