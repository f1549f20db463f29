import { Injectable } from '@nestjs/common';
import { auditLog } from '../../audit/audit-log.js';
import type { EditLock } from '../../contract/edit-locks.js';
import { Database, type Reader } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { fromSqlTime, toSqlTime } from '../../database/sql-time.js';
import { upsert } from '../../database/upsert.js';
import { ApiFailure } from '../../http/api-error.js';
import { definitionMessages } from '../../locales/zh-CN/definitions.js';
import { readState } from '../read-definition.js';

interface LockRow {
  readonly person_id: string;
  readonly page: string;
  readonly since: string;
  readonly name: string;
  readonly number: string;
}

/** A page that was not heard of for so long is gone. */
const forgottenAfterMs = 60_000;

/** Who edits which definition: one page at a time, the others are told and may take over. */
@Injectable()
export class EditLocksService {
  constructor(private readonly database: Database) {}

  /** Takes the lock when it is free, this page's own, or is taken over; else says whose it is. */
  async hold(key: string, page: string, takeOver: boolean, personId: string): Promise<EditLock> {
    return this.database.transaction(async (tx) => {
      // the definition's row is the lock on this lock
      const { revision } = await readState(tx, key, tx.forUpdate);
      const held = await liveLock(tx, key);
      const isOwn = held?.page === page;
      if (held && !isOwn && !takeOver) return { isMine: false, holder: holderOf(held, personId), revision };
      const now = toSqlTime(new Date());
      const since = isOwn ? held.since : now;
      const row = { definition_key: key, person_id: personId, page, since, seen_at: now };
      const { sql, values } = insertRows('edit_lock', [row]);
      const taken = ['person_id', 'page', 'since', 'seen_at'].map((column) => `${column} = new.${column}`).join(', ');
      tx.enqueue(`${sql}${upsert(tx.dialect, ['definition_key'], taken)}`, values);
      if (held && !isOwn)
        auditLog(tx, {
          personId,
          action: 'definition.takeOver',
          target: key,
          itemKey: key,
          detail: { from: held.number },
        });
      const [me] = await tx.query<{ name: string; number: string }>('select name, number from person where id = ?', [
        personId,
      ]);
      return { isMine: true, holder: holderOf({ ...row, name: '', number: '', ...me }, personId), revision };
    });
  }

  async release(key: string, page: string): Promise<void> {
    await this.database.transaction((tx) =>
      tx.execute('delete from edit_lock where definition_key = ? and page = ?', [key, page]),
    );
  }
}

function holderOf({ name, number, person_id, since }: LockRow, personId: string): EditLock['holder'] {
  return { name, number, isMe: person_id === personId, since: fromSqlTime(since) };
}

async function liveLock(reader: Reader, key: string): Promise<LockRow | undefined> {
  const [row] = await reader.query<LockRow>(
    `select l.person_id, l.page, l.since, p.name, p.number from edit_lock l join person p on p.id = l.person_id
     where l.definition_key = ? and l.seen_at > ?`,
    [key, toSqlTime(new Date(Date.now() - forgottenAfterMs))],
  );
  return row;
}

/** 409 when another page edits; a call of no page is refused when it is another person's. */
export async function refuseLocked(
  reader: Reader,
  key: string,
  personId: string,
  page: string | undefined,
): Promise<void> {
  const held = await liveLock(reader, key);
  if (!held || held.page === page || (page === undefined && held.person_id === personId)) return;
  throw new ApiFailure(409, 'definition.locked', definitionMessages.locked(held.name));
}
