import { Injectable } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { Notice, NoticeRequest } from '../contract/notices.js';
import { Database, type Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { noticeMessages } from '../locales/zh-CN/notices.js';

interface NoticeRow {
  id: string;
  title: string;
  text: string;
  is_pinned: number;
  published_at: string;
}

/** Notices of 首页. */
@Injectable()
export class NoticesService {
  constructor(private readonly database: Database) {}

  async list(): Promise<{ rows: Notice[] }> {
    const rows = await this.database.query<NoticeRow>(
      'select id, title, text, is_pinned, published_at from notice order by is_pinned desc, id desc limit 50',
    );
    return { rows: rows.map(toNotice) };
  }

  async get(id: string): Promise<Notice> {
    const [row] = await this.database.query<NoticeRow>(
      'select id, title, text, is_pinned, published_at from notice where id = ?',
      [id],
    );
    if (!row) throw notFound();
    return toNotice(row);
  }

  publish(tx: Transaction, personId: string, { title, text, isPinned }: NoticeRequest): { id: string } {
    const id = newId();
    tx.enqueue(
      'insert into notice (id, title, text, is_pinned, published_at, published_by) values (?, ?, ?, ?, ?, ?)',
      [id, title, text, isPinned ? 1 : 0, toSqlTime(new Date()), personId],
    );
    auditLog(tx, { personId, action: 'notice.publish', target: id, detail: { title } });
    return { id };
  }

  async change(tx: Transaction, personId: string, id: string, { title, text, isPinned }: NoticeRequest): Promise<void> {
    await this.assertThere(tx, id);
    tx.enqueue('update notice set title = ?, text = ?, is_pinned = ? where id = ?', [
      title,
      text,
      isPinned ? 1 : 0,
      id,
    ]);
    auditLog(tx, { personId, action: 'notice.change', target: id, detail: { title } });
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
}

const notFound = () => new ApiFailure(404, 'notice.notFound', noticeMessages.notFound);

const toNotice = ({ id, title, text, is_pinned, published_at }: NoticeRow): Notice => ({
  id,
  title,
  text,
  isPinned: Number(is_pinned) === 1,
  publishedAt: fromSqlTime(published_at),
});
