import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { auditLog } from '../audit/audit-log.js';
import { clockTime } from '../contract/clock-time.js';
import type { listQuery, Page } from '../contract/list.js';
import type { ManagedNotice, Notice, NoticeRequest, NoticeState } from '../contract/notices.js';
import { Database, type SqlValue, type Transaction } from '../database/database.js';
import { likePattern } from '../database/like-pattern.js';
import { newId } from '../database/new-id.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { noticeMessages } from '../locales/zh-CN/notices.js';
import { SettingsService } from '../settings/settings.service.js';

interface NoticeRow {
  id: string;
  title: string;
  text: string;
  is_pinned: number;
  published_at: string;
  shown_from: string | null;
  shown_until: string | null;
  audiences: string | null;
  withdrawn_at: string | null;
}

/** Who reads: `kind` is what notices are addressed to. */
export interface NoticeReader {
  readonly kind: 'teacher' | 'student' | 'external';
  readonly isAdministrator: boolean;
}

const columns =
  'n.id, n.title, n.text, n.is_pinned, n.published_at, n.shown_from, n.shown_until, n.audiences, n.withdrawn_at';
const isShown = `n.withdrawn_at is null and (n.shown_from is null or n.shown_from <= ?)
  and (n.shown_until is null or n.shown_until >= ?) and (n.audiences is null or n.audiences like ?)`;

/** Notices of 首页. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsService,
  ) {}

  async list({ kind }: NoticeReader): Promise<{ rows: Notice[] }> {
    const today = await this.today();
    const rows = await this.database.query<NoticeRow>(
      `select ${columns} from notice n where ${isShown} order by n.is_pinned desc, n.id desc limit 50`,
      [today, today, `%,${kind},%`],
    );
    return { rows: rows.map(toNotice) };
  }

  /** Every notice there is, for administrators; `after` is the id of the row before. */
  async all({ limit, after, q }: z.infer<typeof listQuery>): Promise<Page<ManagedNotice>> {
    const matches = q ? [`n.title like ? escape '!'`] : [];
    const pattern = q ? [likePattern(q)] : [];
    const conditions = [...matches, ...(after ? ['n.id < ?'] : [])];
    const rows = await this.database.query<NoticeRow & { publisher: string | null }>(
      `select ${columns}, p.name as publisher from notice n left join person p on p.id = n.published_by
       ${where(conditions)} order by n.id desc limit ?`,
      [...pattern, ...(after ? [after] : []), limit + 1],
    );
    const [count] = await this.database.query<{ total: number }>(
      `select count(*) as total from (select 1 from notice n ${where(matches)} limit 1000) counted`,
      pattern,
    );
    const today = await this.today();
    const shown = rows.slice(0, limit);
    return {
      rows: shown.map((row) => ({
        ...toNotice(row),
        shownFrom: row.shown_from,
        shownUntil: row.shown_until,
        audiences: audiencesOf(row),
        publishedBy: row.publisher,
        state: stateOf(row, today),
      })),
      total: Number(count?.total ?? 0),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** One that is shown to the reader today; to administrators any. */
  async get(id: string, { kind, isAdministrator }: NoticeReader): Promise<Notice> {
    const [row] = await this.database.query<NoticeRow>(`select ${columns} from notice n where n.id = ?`, [id]);
    const audiences = row ? audiencesOf(row) : [];
    const isForReader =
      row !== undefined &&
      (isAdministrator ||
        (stateOf(row, await this.today()) === 'shown' && (audiences.length === 0 || audiences.includes(kind))));
    if (!isForReader) throw notFound();
    return toNotice(row);
  }

  publish(tx: Transaction, personId: string, request: NoticeRequest): { id: string } {
    const id = newId();
    tx.enqueue(
      `insert into notice (title, text, is_pinned, shown_from, shown_until, audiences, id, published_at, published_by)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [...valuesOf(request), id, toSqlTime(new Date()), personId],
    );
    auditLog(tx, { personId, action: 'notice.publish', target: id, detail: { title: request.title } });
    return { id };
  }

  /** Also puts a withdrawn one back. */
  async change(tx: Transaction, personId: string, id: string, request: NoticeRequest): Promise<void> {
    await this.assertThere(tx, id);
    tx.enqueue(
      'update notice set title = ?, text = ?, is_pinned = ?, shown_from = ?, shown_until = ?, audiences = ?, withdrawn_at = null where id = ?',
      [...valuesOf(request), id],
    );
    auditLog(tx, { personId, action: 'notice.change', target: id, detail: { title: request.title } });
  }

  /** Shown to nobody from now on, but kept. */
  async withdraw(tx: Transaction, personId: string, id: string): Promise<void> {
    await this.assertThere(tx, id);
    tx.enqueue('update notice set withdrawn_at = ? where id = ? and withdrawn_at is null', [toSqlTime(new Date()), id]);
    auditLog(tx, { personId, action: 'notice.withdraw', target: id });
  }

  async remove(tx: Transaction, personId: string, id: string): Promise<void> {
    await this.assertThere(tx, id);
    tx.enqueue('delete from notice where id = ?', [id]);
    auditLog(tx, { personId, action: 'notice.remove', target: id });
  }

  private async assertThere(tx: Transaction, id: string): Promise<void> {
    const rows = await tx.query('select id from notice where id = ?', [id]);
    if (rows.length === 0) throw notFound();
  }

  /** The day that it is at the school. */
  private async today(): Promise<string> {
    const { timeZone } = await this.settings.school();
    return clockTime(Date.now(), timeZone).slice(0, 10);
  }
}

const notFound = () => new ApiFailure(404, 'notice.notFound', noticeMessages.notFound);
const where = (conditions: readonly string[]) => (conditions.length > 0 ? `where ${conditions.join(' and ')}` : '');

/** In the order title, text, is_pinned, shown_from, shown_until, audiences; 422 for a period that never comes. */
function valuesOf({ title, text, isPinned, shownFrom, shownUntil, audiences }: NoticeRequest): SqlValue[] {
  if (shownFrom !== null && shownUntil !== null && shownFrom > shownUntil)
    throw new ApiFailure(422, 'notice.period', noticeMessages.period, [
      { path: 'shownUntil', message: noticeMessages.period },
    ]);
  const addressed = audiences.length === 0 ? null : `,${[...new Set(audiences)].join(',')},`;
  return [title, text, isPinned ? 1 : 0, shownFrom, shownUntil, addressed];
}

function stateOf({ withdrawn_at, shown_from, shown_until }: NoticeRow, today: string): NoticeState {
  if (withdrawn_at !== null) return 'withdrawn';
  if (shown_from !== null && shown_from > today) return 'scheduled';
  return shown_until !== null && shown_until < today ? 'ended' : 'shown';
}

const audiencesOf = ({ audiences }: NoticeRow) =>
  (audiences ?? '').split(',').filter((text) => text !== '') as ManagedNotice['audiences'];

const toNotice = ({ id, title, text, is_pinned, published_at }: NoticeRow): Notice => ({
  id,
  title,
  text,
  isPinned: Number(is_pinned) === 1,
  publishedAt: fromSqlTime(published_at),
});
