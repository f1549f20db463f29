import { Injectable } from '@nestjs/common';
import type { BeginUploadRequest, UploadProgress } from '../contract/files.js';
import { Database, type Reader, type Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { uploadLimitBytes } from '../http/prepare-http.js';
import { fileMessages } from '../locales/zh-CN/files.js';
import { cleanName } from './clean-name.js';
import { FileStore } from './file-store.js';
import { extensionOf, isContentOf, mediaTypeOf } from './file-types.js';

interface UploadRow {
  id: string;
  name: string;
  size: number;
  received: number;
}

/**
 * Files that come piece by piece, so that a broken network costs one piece. The row says how much is there; a piece
 * is written before the row says so, and may come again.
 */
@Injectable()
export class UploadsService {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  async begin(tx: Transaction, ownerId: string, request: BeginUploadRequest): Promise<UploadProgress> {
    const name = cleanName(request.name);
    const extension = extensionOf(name);
    if (mediaTypeOf(extension) === null)
      throw new ApiFailure(415, 'file.typeNotAllowed', fileMessages.typeNotAllowed(extension));
    if (request.size === 0) throw new ApiFailure(400, 'file.empty', fileMessages.empty);
    if (request.size > uploadLimitBytes) throw new ApiFailure(413, 'file.tooLarge', fileMessages.tooLarge);
    const id = newId();
    tx.enqueue('insert into upload (id, owner_id, name, size, received, created_at) values (?, ?, ?, ?, 0, ?)', [
      id,
      ownerId,
      name,
      request.size,
      toSqlTime(new Date()),
    ]);
    return { id, offset: 0, file: null };
  }

  /** How far an upload came; whoever lost the last answer finds the file itself. */
  async progress(ownerId: string, id: string): Promise<UploadProgress> {
    const row = await this.find(this.database, ownerId, id);
    if (row) return { id, offset: row.received, file: null };
    const [file] = await this.database.query<{ name: string; type: string; size: number }>(
      'select name, type, size from file where id = ? and owner_id = ?',
      [id, ownerId],
    );
    if (!file) throw gone();
    const size = Number(file.size);
    return { id, offset: size, file: { id, name: file.name, type: file.type, size } };
  }

  /** Takes the piece that begins at `offset`; with the last one the upload becomes a file. 409 when others are due. */
  async append(ownerId: string, id: string, offset: number, piece: Uint8Array): Promise<UploadProgress> {
    const taken = await this.database.transaction(async (tx): Promise<UploadProgress | 'gone' | 'differs'> => {
      const row = await this.find(tx, ownerId, id, tx.forUpdate);
      if (!row) return 'gone';
      if (offset !== row.received || offset + piece.length > row.size)
        throw new ApiFailure(409, 'upload.otherOffset', fileMessages.otherOffset, [
          { path: 'offset', message: String(row.received) },
        ]);
      await this.store.writePiece(id, offset, piece);
      const received = offset + piece.length;
      if (received < row.size) {
        tx.enqueue('update upload set received = ? where id = ?', [received, id]);
        return { id, offset: received, file: null };
      }
      return this.finish(tx, ownerId, row);
    });
    if (taken === 'differs') throw new ApiFailure(415, 'file.contentDiffers', fileMessages.contentIsOther);
    // there never was one, or its last piece came before
    return taken === 'gone' ? this.progress(ownerId, id) : taken;
  }

  private async finish(
    tx: Transaction,
    ownerId: string,
    { id, name, size }: UploadRow,
  ): Promise<UploadProgress | 'differs'> {
    tx.enqueue('delete from upload where id = ?', [id]);
    const extension = extensionOf(name);
    const type = mediaTypeOf(extension) ?? '';
    if (!isContentOf(extension, await this.store.headOfPieces(id))) {
      tx.afterCommit(() => void this.store.removePieces(id));
      return 'differs';
    }
    await this.store.completePieces(id);
    tx.enqueue(
      'insert into file (id, name, type, size, owner_id, instance_id, created_at) values (?, ?, ?, ?, ?, null, ?)',
      [id, name, type, size, ownerId, toSqlTime(new Date())],
    );
    return { id, offset: size, file: { id, name, type, size } };
  }

  /** Drops what nobody went on with for a day. */
  async forgetStale(now: Date): Promise<void> {
    const limit = toSqlTime(new Date(now.getTime() - 24 * 3600 * 1000));
    const stale = await this.database.query<{ id: string }>(
      'select id from upload where created_at < ? order by created_at limit 1000',
      [limit],
    );
    if (stale.length === 0) return;
    const ids = stale.map(({ id }) => id);
    await this.database.transaction(async (tx) =>
      tx.enqueue(`delete from upload where id in (${ids.map(() => '?').join(', ')})`, ids),
    );
    await Promise.all(ids.map((id) => this.store.removePieces(id)));
  }

  private async find(reader: Reader, ownerId: string, id: string, lock = ''): Promise<UploadRow | undefined> {
    const [row] = await reader.query<UploadRow>(
      `select id, name, size, received from upload where id = ? and owner_id = ?${lock}`,
      [id, ownerId],
    );
    return row && { ...row, size: Number(row.size), received: Number(row.received) };
  }
}

const gone = () => new ApiFailure(404, 'upload.gone', fileMessages.uploadGone);
