import { Injectable, type OnModuleInit } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import type { Download, DownloadRequest } from '../contract/notices.js';
import { Database, type Transaction } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { FileAccess } from '../files/file-access.js';
import { UnusedFiles } from '../files/unused-files.js';
import { ApiFailure } from '../http/api-error.js';
import { noticeMessages } from '../locales/zh-CN/notices.js';

interface DownloadRow {
  id: string;
  name: string;
  note: string;
  file_id: string;
  file_name: string;
  size: number;
  created_at: string;
}

/** 帮助下载: files that an administrator offers to everybody. */
@Injectable()
export class DownloadsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly access: FileAccess,
    private readonly unused: UnusedFiles,
  ) {}

  onModuleInit(): void {
    this.access.allow(async ({ id }) => {
      const rows = await this.database.query('select id from download where file_id = ?', [id]);
      return rows.length > 0;
    });
    this.unused.addHolder(async (reader, owners) => {
      const rows = await reader.query<{ file_id: string }>(
        `select d.file_id from download d join file f on f.id = d.file_id where f.owner_id in (${marks(owners)})`,
        owners,
      );
      return rows.map(({ file_id }) => file_id);
    });
  }

  async list(): Promise<{ rows: Download[] }> {
    const rows = await this.database.query<DownloadRow>(
      `select d.id, d.name, d.note, d.file_id, f.name as file_name, f.size, d.created_at
       from download d join file f on f.id = d.file_id order by d.id desc limit 200`,
    );
    return {
      rows: rows.map(({ file_id, file_name, created_at, size, ...row }) => ({
        ...row,
        fileId: file_id,
        fileName: file_name,
        size: Number(size),
        createdAt: fromSqlTime(created_at),
      })),
    };
  }

  async offer(tx: Transaction, personId: string, { name, note, fileId }: DownloadRequest): Promise<{ id: string }> {
    // only a file of one's own that went with no case: nothing of a case can be made public by its id
    const files = await tx.query(
      `select id from file where id = ? and owner_id = ? and instance_id is null${tx.forUpdate}`,
      [fileId, personId],
    );
    if (files.length === 0) throw new ApiFailure(422, 'download.fileUnknown', noticeMessages.fileUnknown);
    const id = newId();
    tx.enqueue('insert into download (id, name, note, file_id, created_at, created_by) values (?, ?, ?, ?, ?, ?)', [
      ...[id, name, note, fileId, toSqlTime(new Date()), personId],
    ]);
    auditLog(tx, { personId, action: 'download.offer', target: id, detail: { name } });
    return { id };
  }

  async remove(tx: Transaction, personId: string, id: string): Promise<void> {
    const removed = await tx.execute('delete from download where id = ?', [id]);
    if (removed === 0) throw new ApiFailure(404, 'download.notFound', noticeMessages.downloadNotFound);
    auditLog(tx, { personId, action: 'download.remove', target: id });
  }
}
