import type { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { UploadedFile } from '../contract/files.js';
import { Database, type Transaction } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { fileMessages } from '../locales/zh-CN/files.js';
import { cleanName } from './clean-name.js';
import { FileAccess } from './file-access.js';
import { FileStore } from './file-store.js';
import { extensionOf, isContentOf, mediaTypeOf } from './file-types.js';

/** A file on its way in; `isCutOff` is known once the stream has ended. */
export interface Upload {
  readonly name: string;
  readonly content: Readable;
  isCutOff(): boolean;
}

interface FileRow {
  id: string;
  name: string;
  type: string;
  size: number;
  owner_id: string;
  instance_id: string | null;
}

@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly access: FileAccess,
  ) {}

  /** Keeps an upload. Throws 400 empty, 413 too large, 415 not an allowed type; then nothing is kept. */
  async upload(ownerId: string, upload: Upload): Promise<UploadedFile> {
    const name = cleanName(upload.name);
    const extension = extensionOf(name);
    const type = mediaTypeOf(extension);
    if (type === null) {
      upload.content.resume();
      throw new ApiFailure(415, 'file.typeNotAllowed', fileMessages.typeNotAllowed(extension));
    }
    const id = newId();
    const { size, head } = await this.store.write(id, upload.content);
    try {
      if (upload.isCutOff()) throw new ApiFailure(413, 'file.tooLarge', fileMessages.tooLarge);
      if (size === 0) throw new ApiFailure(400, 'file.empty', fileMessages.empty);
      if (!isContentOf(extension, head))
        throw new ApiFailure(415, 'file.contentDiffers', fileMessages.contentDiffers(extension));
      await this.database.transaction(async (tx) =>
        tx.enqueue(
          'insert into file (id, name, type, size, owner_id, instance_id, created_at) values (?, ?, ?, ?, ?, null, ?)',
          [...[id, name, type, size, ownerId, toSqlTime(new Date())]],
        ),
      );
    } catch (error) {
      await this.store.remove(id);
      throw error;
    }
    return { id, name, type, size };
  }

  /** The file for whoever may read it; to others it does not exist. */
  async open(id: string, request: AuthenticatedRequest): Promise<{ file: UploadedFile; content: ReadStream }> {
    const [row] = await this.database.query<FileRow>(
      'select id, name, type, size, owner_id, instance_id from file where id = ?',
      [id],
    );
    const isReadable =
      row && (await this.access.mayRead({ id, ownerId: row.owner_id, instanceId: row.instance_id }, request));
    if (!isReadable) throw new ApiFailure(404, 'file.notFound', fileMessages.notFound);
    const content = await this.store.read(id);
    if (content === null) throw new ApiFailure(404, 'file.gone', fileMessages.gone);
    return { file: { id, name: row.name, type: row.type, size: Number(row.size) }, content };
  }

  /** Ties files to the case they are submitted with; a file stays with the first one. */
  attach(tx: Transaction, instanceId: string, ids: readonly string[], ownerId: string): void {
    if (ids.length === 0) return;
    tx.enqueue(
      `update file set instance_id = ? where id in (${ids.map(() => '?').join(', ')}) and owner_id = ? and instance_id is null`,
      [instanceId, ...ids, ownerId],
    );
  }
}
