import type { Reader } from '../database/database.js';
import { Database } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { toSqlTime } from '../database/sql-time.js';
import { Injectable } from '@nestjs/common';
import { FileStore } from './file-store.js';

/** Texts (JSON of drafts) in which files of these people may still be named. */
export type FileHolder = (reader: Reader, ownerIds: readonly string[]) => Promise<readonly string[]>;

/** An upload that no draft names is left alone for this long: its form may still be open. */
const graceMs = 3 * 24 * 3600 * 1000;
const batch = 200;

/**
 * Removes uploads that were never submitted. Parts that keep files without tying them to a case add a holder at start;
 * what a holder's texts name stays.
 */
@Injectable()
export class UnusedFiles {
  private readonly holders: FileHolder[] = [];

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  addHolder(holder: FileHolder): void {
    this.holders.push(holder);
  }

  /** Gives how many were removed. Several servers may do it at once. */
  async remove(now: Date): Promise<number> {
    const before = toSqlTime(new Date(now.getTime() - graceMs));
    let removed = 0;
    let after = '';
    for (;;) {
      const files = await this.database.query<{ id: string; owner_id: string }>(
        `select id, owner_id from file where instance_id is null and id > ? and created_at < ? order by id limit ${batch}`,
        [after, before],
      );
      const last = files.at(-1);
      if (!last) return removed;
      after = last.id;
      const owners = [...new Set(files.map(({ owner_id }) => owner_id))];
      const texts = (await Promise.all(this.holders.map((holder) => holder(this.database, owners)))).flat();
      const unused = files.map(({ id }) => id).filter((id) => !texts.some((text) => text.includes(id)));
      removed += await this.removeRows(unused);
    }
  }

  /** The row first, and only while nothing was submitted with it meanwhile. */
  private async removeRows(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const gone = await this.database.transaction(async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `select id from file where id in (${marks(ids)}) and instance_id is null${tx.forUpdate}`,
        ids,
      );
      if (rows.length > 0)
        tx.enqueue(
          `delete from file where id in (${marks(rows)})`,
          rows.map(({ id }) => id),
        );
      return rows;
    });
    for (const { id } of gone) await this.store.remove(id);
    return gone.length;
  }
}
