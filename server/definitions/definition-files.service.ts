import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { insertRows, marks } from '../database/insert-rows.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { toSqlTime } from '../database/sql-time.js';
import { FileAccess } from '../files/file-access.js';
import { FileStore } from '../files/file-store.js';
import { extensionOf, mediaTypeOf } from '../files/file-types.js';
import { UnusedFiles } from '../files/unused-files.js';
import { administersItem } from '../http/administered-items.js';

/** Owner of files that came with the product: no person has this id. */
const shipped = 'product';

/** Files that are offered with items: who may read them, that they stay, and those that come with the product. */
@Injectable()
export class DefinitionFilesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly access: FileAccess,
    private readonly unused: UnusedFiles,
  ) {}

  onModuleInit(): void {
    this.access.allow(async ({ id, instanceId }, { roles, administers }) => {
      if (instanceId !== null) return false;
      const [row] = await this.database.query<{ is_published: number; definition_key: string }>(
        'select is_published, definition_key from definition_file where file_id = ?',
        [id],
      );
      if (row === undefined) return false;
      if (Number(row.is_published) === 1) return true;
      const isAdministrator = roles.includes('processAdministrator') || roles.includes('systemAdministrator');
      return isAdministrator && administersItem(this.database, administers, row.definition_key);
    });
    this.unused.addHolder(async (reader, owners) => {
      const rows = await reader.query<{ file_id: string }>(
        `select d.file_id from definition_file d join file f on f.id = d.file_id where f.owner_id in (${marks(owners)})`,
        owners,
      );
      return rows.map(({ file_id }) => file_id);
    });
  }

  /**
   * Keeps a file of `process-definitions/<key>/` and gives its id, which follows from key, name and content: the same
   * file is kept once, however many servers start, and a changed one makes a new version.
   */
  async keep(key: string, path: string): Promise<string> {
    const name = basename(path);
    const type = mediaTypeOf(extensionOf(name));
    if (type === null) throw new Error(`Expected ${path} to be of a type that may be uploaded, but it is not.`);
    const hash = createHash('sha256')
      .update(`${key}/${name}:`)
      .update(new Uint8Array(await readFile(path)));
    const id = `P${hash.digest('hex').slice(0, 25).toUpperCase()}`;
    const [row] = await this.database.query('select id from file where id = ?', [id]);
    if (!(await this.store.has(id))) await this.store.write(id, createReadStream(path));
    if (row) return id;
    const { size } = await stat(path);
    try {
      await this.database.transaction(async (tx) => {
        const file = { id, name, type, size, owner_id: shipped, instance_id: null, created_at: toSqlTime(new Date()) };
        tx.enqueue(insertRows('file', [file]));
        tx.enqueue(insertRows('definition_file', [{ file_id: id, definition_key: key, is_published: 0 }]));
      });
    } catch (error) {
      // another process keeps it in this very moment
      if (!isUniqueViolation(error)) throw error;
    }
    return id;
  }
}
